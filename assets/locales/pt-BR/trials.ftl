## Instruções em filme

guide-title = Instruções do estudo
guide-intro = Este filme mostra o que vai acontecer no estudo. Se você preferir ler, o texto está ao lado.
guide-transcript = Texto do vídeo
guide-too-early = Antes de continuar, assista ao filme ou leia o texto ao lado, por favor.
guide-film-broken-read = O filme não pode ser reproduzido aqui. Leia o texto ao lado, por favor.
guide-film-broken = O filme não pode ser reproduzido aqui. Você pode continuar sem ele.

## Uma página de outro lugar

iframe-label = Uma página que faz parte deste estudo
iframe-too-early = Você terminou tudo o que está acima? Então aperte o botão mais uma vez para continuar.
iframe-impossible = Esta página não pode ser mostrada: o endereço dela não está completo. Não é culpa sua. Pode continuar.
iframe-slow = Esta página está demorando a chegar. Você pode esperar por ela ou continuar sem ela.
iframe-empty = O espaço acima continua vazio? Então continue sem esta página.
iframe-open-elsewhere = Abrir esta página em uma aba separada

## Testes

trial-end = Terminar
supply-late-title = Esta parte ainda não carregou por completo
supply-late = A conexão com a internet pode estar lenta. Daqui a um momento haverá uma nova tentativa.
supply-try-again = Tentar de novo agora
supply-go-on = Continuar sem isso
supply-stops-title = O estudo termina aqui
supply-stops = Algo de que a próxima parte precisa não pôde ser carregado. Não é culpa sua, e o que você fez até agora fica guardado. Falta só uma última página.
calibration-picture = imagem de calibração

## Ver os vídeos antes

preview-start = Quero ver os vídeos antes
preview-skip = Pular a prévia
preview-setting-up = (aguarde, preparando...)
preview-place = { $number } de { $count }
preview-empty = Não há nada para ver aqui. Você pode continuar.
preview-broken = Isto não pode ser mostrado aqui. Você pode continuar sem isso.
preview-without-recording = Você também pode ver sem gravação.
preview-camera-late = A câmera ainda não respondeu. Se o navegador perguntar, você pode permiti-la. Você também pode ver sem gravação.

## A imagem da própria família

mirror-go-on = Você também pode continuar sem se ver.

## Adulto e criança diante da câmera

observation-required = É preciso uma gravação para continuar
observation-without = Você também pode continuar sem gravação.
observation-camera-late = Nada está sendo gravado: a câmera não responde. Se o navegador perguntar sobre câmera e microfone, permita-os, por favor. Você também pode continuar sem gravação.
observation-show-webcam = Mostrar a webcam
observation-hide-webcam = Ocultar a webcam
observation-webcam-hidden = A imagem da webcam não está sendo mostrada

## Uma gravação por várias páginas

session-begin-late = A gravação ainda não começou. Se o navegador perguntar sobre câmera e microfone, permita-os, por favor. Você também pode continuar sem esperar.
session-sending = Enviando seu vídeo. Um momento, por favor…
session-sent = Enviado até agora
session-percent = { $percent }%
session-end-late = Você já pode continuar: o que falta é enviado enquanto o estudo prossegue.
