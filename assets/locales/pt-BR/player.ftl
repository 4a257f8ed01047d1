## Espera

player-loading = Um momento, por favor…
player-next-page-late = A próxima página não pode ser carregada: a conexão com a internet foi interrompida. Fique aqui, por favor. O estudo continua sozinho assim que a conexão voltar.
player-slow-title = Isto está demorando mais do que o normal
player-slow-advice = O servidor do estudo ainda não respondeu. Verifique sua conexão com a internet e mantenha esta página aberta.
player-slow-promise = Continuamos tentando. O estudo começa sozinho.
player-wait-for-recording = Aguarde, por favor... <br><br> iniciando a gravação pela webcam
player-getting-ready = Preparando tudo… { $count } de { $all }
player-tap-for-sound = Toque para ligar o som
player-pictures-missing = As imagens desta parte não foram carregadas. Não tem problema: pode continuar.

## Pausa

player-paused-text =
    Estudo em pausa

    Aperte a barra de espaço para retomar
player-pausing-text =
    Pausando o estudo...

    Aguarde, por favor
player-paused-fullscreen-text =
    Estudo em pausa

    Volte para a tela cheia, por favor
player-paused-label = Estudo em pausa
player-resuming-label = O estudo continua

## Saída

player-exit-title = Sair mesmo do estudo?
player-exit-advice = Se você sair, o estudo termina aqui e você escolhe o que pode ser feito com seu vídeo.
player-exit-stay = Continuar
player-exit-leave = Sair
player-back-to-full-screen = Voltar para a tela cheia

## Uma página que este reprodutor não tem

player-unknown-title = Esta página não pode ser mostrada
player-unknown-what = Esta parte do estudo ({ $page }) é do tipo { $kind }, que este reprodutor não tem.
player-unknown-advice = Não é culpa sua, e o que você fez até agora está salvo. Avise a equipe de pesquisa{ $contact }, por favor. Você pode continuar com o resto.

## Gravações a caminho

player-recordings-all-here = Todas as gravações chegaram.
player-recordings-please-stay = Mantenha esta página aberta até que todas as gravações tenham chegado: este navegador não consegue guardá-las para depois.
player-recordings-may-leave = Você pode sair: o que falta fica neste aparelho por 72 horas e é enviado quando uma página de um estudo for aberta aqui de novo.
player-recordings-owed = { $owed ->
    [one] { $owed } de { $all } gravações ainda não chegou ({ $percent }% enviados).
   *[other] { $owed } de { $all } gravações ainda não chegaram ({ $percent }% enviados).
}
player-recordings-title = Obrigado! Quase pronto
player-recordings-keep-open = Mantenha esta página aberta; ela se fecha sozinha.
player-recordings-leave-now = Sair agora

## Respostas ou vídeo que não podem ser enviados

player-unsent-no-room = O servidor do estudo não tem mais espaço.
player-unsent-too-much = Há mais para enviar do que o servidor do estudo aceita.
player-unsent-signed-out = Sua sessão no servidor do estudo pode ter terminado.
player-unsent-refused = O servidor do estudo não aceita o envio.
player-unsent-offline = Não conseguimos alcançar o servidor do estudo. Verifique sua conexão com a internet.
player-unsent-nothing-saved = Nada pode ser salvo por enquanto.
player-unsent-nothing-saved-advice = Continuamos tentando: mantenha esta página aberta. O vídeo poderá ser gravado assim que funcionar.
player-unsent-answers = Suas respostas ainda não foram enviadas.
player-unsent-answers-advice = Elas ficam guardadas nesta página e são enviadas de novo automaticamente. Mantenha esta página aberta e continue o estudo.
player-unsent-video-title = Seu vídeo ainda não foi enviado
player-unsent-video-thanks = Obrigado por participar! Suas respostas estão salvas.
player-unsent-answers-title = Suas respostas ainda não foram enviadas
player-unsent-answers-thanks = Obrigado por participar!
player-unsent-trying = Continuamos tentando enquanto esta página estiver aberta. Quando funcionar, a página se fecha sozinha.
player-unsent-cant-wait = Não pode esperar?
player-unsent-copy-and-leave = Salve uma cópia no seu computador, avise a equipe de pesquisa{ $contact } e saia.
player-unsent-or-copy-and-leave = Ou salve uma cópia no seu computador, avise a equipe de pesquisa{ $contact } e saia.
player-unsent-copy-and-close = Salve uma cópia no seu computador, avise a equipe de pesquisa{ $contact } e feche esta página.
player-unsent-copied = A cópia está nos seus downloads. A equipe de pesquisa vai dizer a você como enviá-la.
player-unsent-save-copy = Salvar uma cópia
player-unsent-leave = Sair sem enviar

## O estudo não pode ser aberto

player-no-study-title = Não há nenhum estudo neste endereço
player-no-study-advice = Abra o estudo com o link completo que você recebeu.
player-sign-in-title = Entre de novo na sua conta, por favor
player-sign-in-advice = Sua sessão terminou, ou esta criança pertence a outra conta. Entre na sua conta no site do estudo e abra o estudo a partir de lá.
player-no-child-title = Esta criança não é conhecida aqui
player-no-child-advice = O endereço desta página indica uma criança que o servidor do estudo não conhece. Abra o estudo de novo a partir da sua página de estudos, ou avise o laboratório que convidou você.
player-not-found-title = Este estudo não foi encontrado
player-not-found-advice = Talvez o endereço desta página tenha um erro de digitação, ou o estudo já terminou. Confira o link que você recebeu.
player-mistake-title = O estudo não pode ser mostrado agora
player-mistake-advice = Há um erro no plano do estudo. Não é culpa sua, e nada foi gravado. Avise o laboratório que convidou você, por favor.
player-not-opened-title = Não foi possível abrir o estudo
player-not-opened-advice = Nada foi gravado. Carregue a página de novo; se não adiantar, avise o laboratório que convidou você.
player-unplayable-title = “{ $name }” não pode ser mostrado agora
player-unplayable-part-missing = Nada foi gravado. Não foi possível carregar uma parte do estudo. Verifique sua conexão com a internet e carregue a página de novo. Se não adiantar, avise a equipe de pesquisa{ $contact }.
player-unplayable-mistake = Nada foi gravado. Há um erro no plano do estudo. Não é culpa sua. Avise a equipe de pesquisa{ $contact }, por favor.
player-empty-title = “{ $name }” ainda não tem páginas
player-empty-advice = Avise a equipe de pesquisa{ $contact }, por favor.
player-for-researchers = Para a equipe de pesquisa
