## Espera

player-loading = Um momento, por favor…
player-next-page-late = A página seguinte não pode ser carregada: a ligação à internet está interrompida. Fique aqui, por favor. O estudo continua sozinho assim que a ligação voltar.
player-slow-title = Isto está a demorar mais do que o normal
player-slow-advice = O servidor do estudo ainda não respondeu. Verifique a sua ligação à internet e mantenha esta página aberta.
player-slow-promise = Continuamos a tentar. O estudo começa sozinho.
player-wait-for-recording = Aguarde, por favor... <br><br> a iniciar a gravação pela webcam
player-getting-ready = A preparar tudo… { $count } de { $all }
player-tap-for-sound = Toque para ligar o som
player-pictures-missing = As imagens desta parte não foram carregadas. Não faz mal: pode continuar.

## Pausa

player-paused-text =
    Estudo em pausa

    Carregue na barra de espaços para retomar
player-pausing-text =
    A pôr o estudo em pausa...

    Aguarde, por favor
player-paused-fullscreen-text =
    Estudo em pausa

    Volte ao ecrã inteiro, por favor
player-paused-label = Estudo em pausa
player-resuming-label = O estudo continua

## Saída

player-exit-title = Quer mesmo sair do estudo?
player-exit-advice = Se sair, o estudo termina aqui e escolhe o que pode ser feito com o seu vídeo.
player-exit-stay = Continuar
player-exit-leave = Sair
player-back-to-full-screen = Voltar ao ecrã inteiro

## Uma página que este leitor não tem

player-unknown-title = Esta página não pode ser mostrada
player-unknown-what = Esta parte do estudo ({ $page }) é do tipo { $kind }, que este leitor não tem.
player-unknown-advice = A culpa não é sua, e o que fez até agora está guardado. Por favor, avise a equipa de investigação{ $contact }. Pode continuar com o resto.

## Gravações a caminho

player-recordings-all-here = Todas as gravações chegaram.
player-recordings-please-stay = Mantenha esta página aberta até que todas as gravações tenham chegado: este navegador não as consegue guardar para depois.
player-recordings-may-leave = Pode sair: o que falta fica neste dispositivo durante 72 horas e é enviado quando uma página de um estudo voltar a ser aberta aqui.
player-recordings-owed = { $owed ->
    [one] { $owed } de { $all } gravações ainda não chegou ({ $percent }% enviados).
   *[other] { $owed } de { $all } gravações ainda não chegaram ({ $percent }% enviados).
}
player-recordings-title = Obrigado! Está quase
player-recordings-keep-open = Mantenha esta página aberta; fecha-se sozinha.
player-recordings-leave-now = Sair agora

## Respostas ou vídeo que não podem ser enviados

player-unsent-no-room = O servidor do estudo já não tem espaço.
player-unsent-too-much = Há mais para enviar do que o servidor do estudo aceita.
player-unsent-signed-out = A sua sessão no servidor do estudo pode ter terminado.
player-unsent-refused = O servidor do estudo não aceita o envio.
player-unsent-offline = Não conseguimos contactar o servidor do estudo. Verifique a sua ligação à internet.
player-unsent-nothing-saved = Por enquanto, nada pode ser guardado.
player-unsent-nothing-saved-advice = Continuamos a tentar: mantenha esta página aberta. O vídeo poderá ser gravado assim que funcionar.
player-unsent-answers = As suas respostas ainda não foram enviadas.
player-unsent-answers-advice = Ficam guardadas nesta página e voltam a ser enviadas automaticamente. Mantenha esta página aberta e continue o estudo.
player-unsent-video-title = O seu vídeo ainda não foi enviado
player-unsent-video-thanks = Obrigado por participar! As suas respostas estão guardadas.
player-unsent-answers-title = As suas respostas ainda não foram enviadas
player-unsent-answers-thanks = Obrigado por participar!
player-unsent-trying = Continuamos a tentar enquanto esta página estiver aberta. Quando funcionar, a página fecha-se sozinha.
player-unsent-cant-wait = Não pode esperar?
player-unsent-copy-and-leave = Guarde uma cópia no seu computador, avise a equipa de investigação{ $contact } e saia.
player-unsent-or-copy-and-leave = Ou guarde uma cópia no seu computador, avise a equipa de investigação{ $contact } e saia.
player-unsent-copy-and-close = Guarde uma cópia no seu computador, avise a equipa de investigação{ $contact } e feche esta página.
player-unsent-copied = A cópia está nas suas transferências. A equipa de investigação vai dizer-lhe como a enviar.
player-unsent-save-copy = Guardar uma cópia
player-unsent-leave = Sair sem enviar

## O estudo não pode ser aberto

player-no-study-title = Não há nenhum estudo neste endereço
player-no-study-advice = Abra o estudo com a ligação completa que recebeu.
player-sign-in-title = Inicie sessão de novo, por favor
player-sign-in-advice = A sua sessão terminou, ou esta criança pertence a outra conta. Inicie sessão no site do estudo e abra o estudo a partir de lá.
player-no-child-title = Esta criança não é conhecida aqui
player-no-child-advice = O endereço desta página indica uma criança que o servidor do estudo não conhece. Abra de novo o estudo a partir da sua página de estudos, ou avise o laboratório que lhe enviou o convite.
player-not-found-title = Este estudo não foi encontrado
player-not-found-advice = Talvez o endereço desta página tenha um erro de escrita, ou o estudo já tenha terminado. Verifique a ligação que recebeu.
player-mistake-title = O estudo não pode ser mostrado neste momento
player-mistake-advice = Há um erro no plano do estudo. A culpa não é sua, e nada foi gravado. Por favor, avise o laboratório que lhe enviou o convite.
player-not-opened-title = Não foi possível abrir o estudo
player-not-opened-advice = Nada foi gravado. Carregue a página de novo; se não resultar, avise o laboratório que lhe enviou o convite.
player-unplayable-title = «{ $name }» não pode ser mostrado neste momento
player-unplayable-part-missing = Nada foi gravado. Não foi possível carregar uma parte do estudo. Verifique a sua ligação à internet e carregue a página de novo. Se não resultar, avise a equipa de investigação{ $contact }.
player-unplayable-mistake = Nada foi gravado. Há um erro no plano do estudo. A culpa não é sua. Por favor, avise a equipa de investigação{ $contact }.
player-empty-title = «{ $name }» ainda não tem páginas
player-empty-advice = Por favor, avise a equipa de investigação{ $contact }.
player-for-researchers = Para a equipa de investigação
