help-slow-line = Sua internet envia devagar, por isso os vídeos deste estudo são gravados com um pouco menos de nitidez. Você não precisa fazer nada nem vai ter que esperar.
help-empty-title = O vídeo de teste está vazio
help-empty = A imagem da câmera aparece, mas a gravação não deu em nada. Feche outros programas que usam a câmera e tente de novo, ou escolha outra câmera ou outro microfone acima. Se continuar assim, outro navegador (Chrome ou Firefox) em um computador costuma ajudar.
help-go-on-all-the-same = Continuar mesmo assim

## Luz e enquadramento

help-dark = Está um pouco escuro. Acenda uma lâmpada ou sente-se mais perto de uma janela, com a luz no rosto de vocês.
help-glaring = A imagem está muito clara. Vire uma lâmpada para longe da câmera ou feche uma cortina.
help-from-behind = A luz vem de trás de você. Feche a cortina atrás de você ou vire-se para que a janela ilumine o rosto de vocês.
help-nobody = Não conseguimos distinguir nenhum rosto. Sente-se de modo que você veja o rosto de vocês na imagem.
help-far = Chegue um pouco mais perto da câmera.
help-near = Sente-se um pouco mais longe da câmera.
help-aside = Mova-se um pouco, para ficar no meio da imagem.

## Como permitir uma câmera recusada, em cada navegador

help-chrome-1 = Clique no sinal no lado esquerdo da barra de endereço (dois pequenos controles deslizantes ou uma câmera).
help-chrome-2 = Ative Câmera e Microfone.
help-chrome-3 = Se o próprio computador não permitir: no Windows, abra Configurações, Privacidade, Câmera; em um Mac, abra Ajustes do Sistema, Privacidade e Segurança, Câmera, e ative o Chrome. O mesmo para o microfone.
help-chrome-android-1 = Toque no sinal no lado esquerdo da barra de endereço e depois em Permissões.
help-chrome-android-2 = Permita Câmera e Microfone.
help-chrome-android-3 = Se não estiverem lá: abra as Configurações do aparelho, Apps, Chrome, Permissões, e permita os dois.
help-edge-1 = Clique no cadeado no lado esquerdo da barra de endereço.
help-edge-2 = Em “Permissões para este site”, mude Câmera e Microfone para Permitir.
help-edge-3 = Se o próprio computador não permitir: no Windows, abra Configurações, Privacidade, Câmera, e ative o Edge. O mesmo para o microfone.
help-firefox-1 = Clique na câmera ou no microfone riscado no lado esquerdo da barra de endereço.
help-firefox-2 = Clique no pequeno × ao lado de cada “Bloqueado”, para que o Firefox pergunte mais uma vez.
help-firefox-3 = Se o próprio computador não permitir: no Windows, abra Configurações, Privacidade, Câmera; em um Mac, abra Ajustes do Sistema, Privacidade e Segurança, Câmera, e ative o Firefox. O mesmo para o microfone.
help-firefox-android-1 = Toque no cadeado no lado esquerdo da barra de endereço.
help-firefox-android-2 = Toque em Câmera e Microfone até que os dois mostrem “Permitido”.
help-firefox-android-3 = Se não estiverem lá: abra as Configurações do aparelho, Apps, Firefox, Permissões, e permita os dois.
help-safari-1 = Abra o menu Safari no alto da tela e depois “Ajustes para Este Site”.
help-safari-2 = Mude Câmera e Microfone para Permitir.
help-safari-3 = Se nada mudar: abra Ajustes do Sistema, Privacidade e Segurança, Câmera, e ative o Safari. O mesmo para o microfone.
help-safari-touch-1 = Toque no sinal ao lado do endereço (“AA” ou uma página com linhas) e depois em “Ajustes do Site”.
help-safari-touch-2 = Mude Câmera e Microfone para Permitir.
help-safari-touch-3 = Se não estiverem lá: abra o app Ajustes, Apps, Safari, e em “Ajustes para Sites” permita Câmera e Microfone.
help-other-touch-1 = Abra o app Ajustes, depois Apps, e escolha este navegador.
help-other-touch-2 = Ative Câmera e Microfone e volte aqui.
help-other-touch-3 = Se não ajudar, abra esta página no Safari.
help-other-1 = Procure uma câmera ou um cadeado em um dos lados da barra de endereço e clique nesse sinal.
help-other-2 = Permita Câmera e Microfone para esta página.
help-other-3 = Se você não encontrar nada ali, abra esta página no Chrome ou no Firefox.
