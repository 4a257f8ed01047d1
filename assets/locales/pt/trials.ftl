## Instruções em filme

guide-title = Instruções do estudo
guide-intro = Este filme mostra-lhe o que vai acontecer no estudo. Se preferir ler, o texto está ao lado.
guide-transcript = Texto do vídeo
guide-too-early = Antes de continuar, por favor veja o filme ou leia o texto ao lado.
guide-film-broken-read = O filme não pode ser reproduzido aqui. Por favor, leia o texto ao lado.
guide-film-broken = O filme não pode ser reproduzido aqui. Pode continuar sem ele.

## Uma página de outro lugar

iframe-label = Uma página que faz parte deste estudo
iframe-too-early = Já terminou tudo o que está acima? Então carregue mais uma vez no botão para continuar.
iframe-impossible = Esta página não pode ser mostrada: o endereço dela não está completo. A culpa não é sua. Pode continuar.
iframe-slow = Esta página está a demorar a chegar. Pode esperar por ela ou continuar sem ela.
iframe-empty = O espaço acima continua vazio? Então continue sem esta página.
iframe-open-elsewhere = Abrir esta página num separador próprio

## Ensaios

trial-end = Terminar
supply-late-title = Esta parte ainda não foi totalmente carregada
supply-late = A ligação à internet pode estar lenta. Daqui a um momento haverá uma nova tentativa.
supply-try-again = Tentar de novo agora
supply-go-on = Continuar sem isso
supply-stops-title = O estudo termina aqui
supply-stops = Não foi possível carregar algo de que a parte seguinte precisa. A culpa não é sua, e o que fez até agora fica guardado. Segue-se uma última página.
calibration-picture = imagem de calibração

## Ver os vídeos antes

preview-start = Quero ver os vídeos antes
preview-skip = Saltar a pré-visualização
preview-setting-up = (aguarde, estamos a preparar...)
preview-place = { $number } de { $count }
preview-empty = Não há nada para ver aqui. Pode continuar.
preview-broken = Isto não pode ser mostrado aqui. Pode continuar sem isso.
preview-without-recording = Também pode ver sem gravação.
preview-camera-late = A câmara ainda não respondeu. Se o navegador perguntar, pode permiti-la. Também pode ver sem gravação.

## A imagem da própria família

mirror-go-on = Também pode continuar sem se ver.

## Adulto e criança em frente à câmara

observation-required = É precisa uma gravação para continuar
observation-without = Também pode continuar sem gravação.
observation-camera-late = Não está a ser gravado nada: a câmara não responde. Se o navegador perguntar pela câmara e pelo microfone, permita-os, por favor. Também pode continuar sem gravação.
observation-show-webcam = Mostrar a webcam
observation-hide-webcam = Ocultar a webcam
observation-webcam-hidden = A imagem da webcam não é mostrada

## Uma gravação ao longo de várias páginas

session-begin-late = A gravação ainda não começou. Se o navegador perguntar pela câmara e pelo microfone, permita-os, por favor. Também pode continuar sem esperar.
session-sending = A enviar o seu vídeo. Um momento, por favor…
session-sent = Enviado até agora
session-percent = { $percent }%
session-end-late = Já pode continuar: o que falta é enviado enquanto o estudo prossegue.
