help-slow-line = A sua internet envia devagar, por isso os vídeos deste estudo são gravados com um pouco menos de nitidez. Não precisa de fazer nada nem vai ter de esperar.
help-empty-title = O vídeo de teste está vazio
help-empty = A imagem da câmara aparece, mas a gravação não deu nada. Feche outros programas que usem a câmara e tente de novo, ou escolha acima outra câmara ou outro microfone. Se continuar assim, outro navegador (Chrome ou Firefox) num computador costuma ajudar.
help-go-on-all-the-same = Continuar mesmo assim

## Luz e enquadramento

help-dark = Está um pouco escuro. Acenda um candeeiro ou sente-se mais perto de uma janela, com a luz no rosto de ambos.
help-glaring = A imagem está muito clara. Vire um candeeiro para longe da câmara, ou feche uma cortina.
help-from-behind = A luz vem de trás de si. Feche a cortina atrás de si, ou vire-se para que a janela vos ilumine o rosto.
help-nobody = Não conseguimos distinguir nenhum rosto. Sente-se de modo que o rosto de ambos se veja na imagem.
help-far = Chegue-se um pouco mais perto da câmara.
help-near = Sente-se um pouco mais longe da câmara.
help-aside = Mova-se um pouco, para ficar no meio da imagem.

## Como permitir uma câmara recusada, em cada navegador

help-chrome-1 = Clique no sinal na ponta esquerda da barra de endereço (dois pequenos controlos deslizantes, ou uma câmara).
help-chrome-2 = Ative Câmara e Microfone.
help-chrome-3 = Se o próprio computador não permitir: no Windows, abra Definições, Privacidade, Câmara; num Mac, abra Definições do Sistema, Privacidade e segurança, Câmara, e ative o Chrome. O mesmo para o microfone.
help-chrome-android-1 = Toque no sinal na ponta esquerda da barra de endereço e depois em Autorizações.
help-chrome-android-2 = Permita Câmara e Microfone.
help-chrome-android-3 = Se não estiverem lá: abra as Definições do dispositivo, Aplicações, Chrome, Autorizações, e permita os dois.
help-edge-1 = Clique no cadeado na ponta esquerda da barra de endereço.
help-edge-2 = Em «Permissões para este site», mude Câmara e Microfone para Permitir.
help-edge-3 = Se o próprio computador não permitir: no Windows, abra Definições, Privacidade, Câmara, e ative o Edge. O mesmo para o microfone.
help-firefox-1 = Clique na câmara ou no microfone riscado na ponta esquerda da barra de endereço.
help-firefox-2 = Clique no pequeno × ao lado de cada «Bloqueado», para que o Firefox pergunte mais uma vez.
help-firefox-3 = Se o próprio computador não permitir: no Windows, abra Definições, Privacidade, Câmara; num Mac, abra Definições do Sistema, Privacidade e segurança, Câmara, e ative o Firefox. O mesmo para o microfone.
help-firefox-android-1 = Toque no cadeado na ponta esquerda da barra de endereço.
help-firefox-android-2 = Toque em Câmara e Microfone até que ambos mostrem «Permitido».
help-firefox-android-3 = Se não estiverem lá: abra as Definições do dispositivo, Aplicações, Firefox, Autorizações, e permita os dois.
help-safari-1 = Abra o menu Safari no topo do ecrã e depois «Definições para este site».
help-safari-2 = Mude Câmara e Microfone para Permitir.
help-safari-3 = Se nada mudar: abra Definições do Sistema, Privacidade e segurança, Câmara, e ative o Safari. O mesmo para o microfone.
help-safari-touch-1 = Toque no sinal ao lado do endereço («AA», ou uma página com linhas) e depois em «Definições do site».
help-safari-touch-2 = Mude Câmara e Microfone para Permitir.
help-safari-touch-3 = Se não estiverem lá: abra a aplicação Definições, Aplicações, Safari, e em «Definições para sites» permita Câmara e Microfone.
help-other-touch-1 = Abra a aplicação Definições, depois Aplicações, e escolha este navegador.
help-other-touch-2 = Ative Câmara e Microfone e volte aqui.
help-other-touch-3 = Se não ajudar, abra esta página no Safari.
help-other-1 = Procure uma câmara ou um cadeado numa das pontas da barra de endereço e clique nesse sinal.
help-other-2 = Permita Câmara e Microfone para esta página.
help-other-3 = Se não encontrar nada aí, abra esta página no Chrome ou no Firefox.
