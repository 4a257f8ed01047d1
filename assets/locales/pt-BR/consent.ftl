## Consentimento por voz

consent-statement-parent = Li todo o termo de consentimento e ele está claro para mim. Como mãe, pai ou responsável legal desta criança, dou meu consentimento, e nós dois participamos deste estudo de boa vontade.
consent-statement-adult = Li todo o termo de consentimento e ele está claro para mim. Dou meu consentimento e participo deste estudo de boa vontade.
consent-statement-quoted = “{ $statement }”
consent-read-document = Leia todo este documento de consentimento
consent-document-label = Documento de consentimento
consent-start-recording = Gravar o consentimento
consent-read-aloud = Leia a declaração abaixo <em>em voz alta</em>:
consent-read-aloud-or-sign = Leia a declaração abaixo <em>em voz alta</em> (ou em língua de sinais, ASL):
consent-other-adults = Cada um dos outros adultos também diz, em voz alta ou em língua de sinais:
consent-stop-recording = Parar a gravação
consent-play = Reproduzir o vídeo do consentimento
consent-play-check = Dá para ver e ouvir você?
consent-not-recording-yet = Ainda não está gravando
consent-missing-recording = Grave primeiro o consentimento, por favor.
consent-missing-play = Reproduza o vídeo do consentimento antes de enviá-lo, por favor.
consent-clip-short = Seu vídeo é mais curto do que o tempo necessário para ler a declaração.
consent-clip-silent = Não ouvimos nenhuma voz no seu vídeo.
consent-clip-silent-or-signed = Não ouvimos nenhuma voz no seu vídeo (o que está certo, se você usou língua de sinais).
consent-clip-dark = Seu vídeo está muito escuro.
consent-clip-choice = Você pode gravá-lo de novo ou enviá-lo assim mesmo.
consent-session-records = O estudo já está gravando esta sessão, por isso a declaração de consentimento não pode ser gravada aqui. Avise a equipe de pesquisa, por favor; o estudo não pode continuar.
consent-no-document-title = Este estudo não pode começar
consent-no-document-text = O documento de consentimento “{ $template }” não faz parte deste reprodutor, por isso não é possível dar o consentimento. Avise a equipe de pesquisa, por favor. Ela pode usar { $known }.
consent-preview-note = Esta é uma prévia, por isso você pode ver o resto. Nenhum consentimento é gravado.
consent-preview-go-on = Continuar a prévia

## Consentimento por marcações e respostas

ticks-missing-answer = * Escolha uma resposta para participar
ticks-missing-tick = * Marque esta caixa para participar
ticks-incomplete = Ainda falta algo acima. Se você não quiser concordar com tudo, pode simplesmente fechar esta janela.
ticks-nothing-to-choose = Não há nada para escolher aqui. Você pode continuar.
