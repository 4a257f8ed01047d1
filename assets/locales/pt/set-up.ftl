## A verificação da câmara

set-up-title = Preparação da webcam
set-up-nothing-kept = Nada desta página é guardado
set-up-microphone = Microfone
set-up-camera = Câmara
set-up-device = { $device } { $number }
set-up-see-yourself = Consegue ver-se? Se o navegador perguntar, permita a câmara e o microfone.
set-up-looks-good = A imagem está boa!
set-up-no-webcam = Nenhuma webcam detetada
set-up-reload-why = Recarregue a câmara uma vez. A imagem deve voltar sem outra pergunta; se o navegador perguntar de novo, diga-lhe para memorizar a sua escolha.
set-up-reload = Recarregar a câmara
set-up-make-noise = Diga alguma coisa ou bata palmas, para sabermos que o microfone funciona.
set-up-sounds-good = O som está bom!
set-up-try-clapping = Experimente bater palmas ou dizer olá.
set-up-missing-camera = Passo 1: a câmara ainda não está ligada. Permita o acesso ou carregue em Tentar de novo.
set-up-missing-reload = Passo 2: carregue uma vez em Recarregar a câmara.
set-up-missing-sound = Passo 3: bata palmas ou diga olá até o microfone captar o som.
set-up-missing-test = Passo 4: um momento, o vídeo de teste está a ser feito.
set-up-test-empty = Passo 4: o vídeo de teste está vazio. Tente de novo, ou escolha o que fazer por baixo da imagem.
set-up-how-loud = Volume do som
set-up-test = Fazemos um vídeo de dois segundos para ver se a gravação funciona e depois apagamo-lo.
set-up-test-runs = Um momento…
set-up-test-good = A gravação funciona!
set-up-test-failed = O vídeo de teste está vazio.
set-up-test-none = Sem teste.
set-up-tips = Conselhos de preparação e resolução de problemas
set-up-tip-device = Dispositivo e navegador
set-up-tip-device-text = Use um computador portátil ou de secretária com uma versão atual do Firefox ou do Chrome. Muitas vezes, os telemóveis não conseguem gravar enquanto mostram imagens.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Carregue na imagem da câmara na ponta direita da barra de endereço, escolha permitir sempre esta página e depois carregue em Recarregar a câmara.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Na pergunta sobre a câmara, assinale a caixa que memoriza a escolha. Uma câmara bloqueada pode ser libertada no sinal à esquerda do endereço.
set-up-tip-else = Outra coisa
set-up-tip-else-text = Feche outros programas que usem a câmara, volte a ligar a câmara, ative o som do microfone ou reinicie o navegador. Se escrever à equipa de investigação, indique este número:

## A lista para a posição da câmara, com uma gravação de teste

quality-title = Preparação da webcam para um estudo do olhar
quality-intro = Vamos observar para onde olha a sua criança. Siga cada ponto, para que os olhos se vejam bem.
quality-done = Já está!
quality-centering = <strong>Coloque a webcam no meio</strong>, por cima do ecrã que mostra o estudo.
quality-centering-picture = Uma webcam no meio da margem superior de um ecrã
quality-monitors = <strong>Desligue os outros ecrãs</strong>, para que a sua criança olhe só para este.
quality-monitors-picture = Um ecrã ligado ao lado de um ecrã escuro
quality-lighting = <strong>Tenham luz no rosto.</strong> Deve conseguir ver o branco dos seus próprios olhos.
quality-lighting-picture = Um candeeiro a iluminar um rosto
quality-over-shoulder = <strong>Segure a sua criança de modo que ela olhe por cima do seu ombro</strong>, enquanto está de costas para o ecrã.
quality-over-shoulder-picture = Uma criança a olhar para um ecrã por cima do ombro de um adulto
quality-distractions = <strong>Afaste o que distrai</strong>, como brinquedos, animais e barulho.
quality-distractions-picture = Uma caixa de brinquedos com a tampa fechada
quality-test-how = Grave alguns segundos na posição que vai usar, depois reproduza-os e verifique se os olhos se veem.
quality-reload = Recarregar a webcam
quality-missing-item = Por favor, siga cada ponto e assinale «{ $label }».
quality-missing-clip = Por favor, grave um vídeo curto de teste e reproduza-o.
quality-without-clip = Também pode continuar sem um vídeo de teste.
quality-clip-kept = O excerto é guardado juntamente com as outras gravações deste estudo.
