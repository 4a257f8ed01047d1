## A verificação da câmera

set-up-title = Preparação da webcam
set-up-nothing-kept = Nada desta página é guardado
set-up-microphone = Microfone
set-up-camera = Câmera
set-up-device = { $device } { $number }
set-up-see-yourself = Você consegue se ver? Se o navegador perguntar, permita a câmera e o microfone.
set-up-looks-good = A imagem está boa!
set-up-no-webcam = Nenhuma webcam detectada
set-up-reload-why = Recarregue a câmera uma vez. A imagem deve voltar sem outra pergunta; se o navegador perguntar de novo, diga a ele para lembrar sua escolha.
set-up-reload = Recarregar a câmera
set-up-make-noise = Diga algo ou bata palmas para sabermos que o microfone funciona.
set-up-sounds-good = O som está bom!
set-up-try-clapping = Experimente bater palmas ou dizer oi.
set-up-missing-camera = Passo 1: a câmera ainda não está ligada. Permita o acesso ou aperte Tentar de novo.
set-up-missing-reload = Passo 2: aperte Recarregar a câmera uma vez.
set-up-missing-sound = Passo 3: bata palmas ou diga oi até o microfone ouvir você.
set-up-missing-test = Passo 4: um momento, o vídeo de teste está sendo feito.
set-up-test-empty = Passo 4: o vídeo de teste está vazio. Tente de novo ou escolha o que fazer abaixo da imagem.
set-up-how-loud = Volume do som
set-up-test = Fazemos um vídeo de dois segundos para ver se a gravação funciona e depois o apagamos.
set-up-test-runs = Um momento…
set-up-test-good = A gravação funciona!
set-up-test-failed = O vídeo de teste está vazio.
set-up-test-none = Sem teste.
set-up-tips = Dicas de preparação e solução de problemas
set-up-tip-device = Aparelho e navegador
set-up-tip-device-text = Use um notebook ou computador de mesa com uma versão atual do Firefox ou do Chrome. Muitas vezes os celulares não conseguem gravar enquanto mostram imagens.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Aperte a imagem da câmera no lado direito da barra de endereço, escolha sempre permitir esta página e depois aperte Recarregar a câmera.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Na pergunta sobre a câmera, marque a caixa que lembra a escolha. Uma câmera bloqueada pode ser liberada pelo sinal à esquerda do endereço.
set-up-tip-else = Outra coisa
set-up-tip-else-text = Feche outros programas que usam a câmera, reconecte a câmera, ative o som do microfone ou reinicie o navegador. Se você escrever para a equipe de pesquisa, informe este número:

## A lista para a posição da câmera, com uma gravação de teste

quality-title = Preparação da webcam para um estudo do olhar
quality-intro = Vamos observar para onde sua criança olha. Siga cada item para que os olhos possam ser bem vistos.
quality-done = Feito!
quality-centering = <strong>Coloque a webcam no meio</strong>, acima da tela que mostra o estudo.
quality-centering-picture = Uma webcam no meio da borda superior de uma tela
quality-monitors = <strong>Desligue outras telas</strong>, para que sua criança olhe só para esta.
quality-monitors-picture = Uma tela ligada ao lado de uma tela escura
quality-lighting = <strong>Tenha luz no rosto de vocês.</strong> Você deve conseguir ver o branco dos seus próprios olhos.
quality-lighting-picture = Uma lâmpada iluminando um rosto
quality-over-shoulder = <strong>Segure sua criança de modo que ela olhe por cima do seu ombro</strong>, enquanto você fica de costas para a tela.
quality-over-shoulder-picture = Uma criança olhando para uma tela por cima do ombro de um adulto
quality-distractions = <strong>Tire do caminho o que distrai</strong>, como brinquedos, animais e barulho.
quality-distractions-picture = Uma caixa de brinquedos com a tampa fechada
quality-test-how = Grave alguns segundos na posição que você vai usar, depois reproduza e confira se os olhos estão visíveis.
quality-reload = Recarregar a webcam
quality-missing-item = Siga cada item e marque “{ $label }”, por favor.
quality-missing-clip = Grave um vídeo curto de teste e reproduza-o, por favor.
quality-without-clip = Você também pode continuar sem um vídeo de teste.
quality-clip-kept = O trecho é guardado junto com as outras gravações deste estudo.
