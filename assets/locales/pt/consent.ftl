## Consentimento por voz

consent-statement-parent = Li todo o formulário de consentimento e este é claro para mim. Como mãe, pai ou representante legal desta criança, dou o meu consentimento, e ambos participamos neste estudo de boa vontade.
consent-statement-adult = Li todo o formulário de consentimento e este é claro para mim. Dou o meu consentimento e participo neste estudo de boa vontade.
consent-statement-quoted = «{ $statement }»
consent-read-document = Leia todo este documento de consentimento
consent-document-label = Documento de consentimento
consent-start-recording = Gravar o consentimento
consent-read-aloud = Leia a declaração abaixo <em>em voz alta</em>:
consent-read-aloud-or-sign = Leia a declaração abaixo <em>em voz alta</em> (ou em língua gestual, ASL):
consent-other-adults = Cada um dos outros adultos também diz, em voz alta ou em língua gestual:
consent-stop-recording = Parar a gravação
consent-play = Reproduzir o vídeo do consentimento
consent-play-check = Consegue ver-se e ouvir-se bem?
consent-not-recording-yet = Ainda não está a gravar
consent-missing-recording = Por favor, grave primeiro o consentimento.
consent-missing-play = Por favor, reproduza o vídeo do consentimento antes de o enviar.
consent-clip-short = O seu vídeo é mais curto do que o tempo necessário para ler a declaração.
consent-clip-silent = Não ouvimos nenhuma voz no seu vídeo.
consent-clip-silent-or-signed = Não ouvimos nenhuma voz no seu vídeo (o que está certo, se usou língua gestual).
consent-clip-dark = O seu vídeo está muito escuro.
consent-clip-choice = Pode gravá-lo de novo ou enviá-lo assim mesmo.
consent-session-records = O estudo já está a gravar esta sessão, por isso a declaração de consentimento não pode ser gravada aqui. Por favor, avise a equipa de investigação; o estudo não pode continuar.
consent-no-document-title = Este estudo não pode começar
consent-no-document-text = O documento de consentimento «{ $template }» não faz parte deste leitor, por isso não é possível dar o consentimento. Por favor, avise a equipa de investigação. Esta pode usar { $known }.
consent-preview-note = Esta é uma pré-visualização, por isso pode ver o resto. Nenhum consentimento é gravado.
consent-preview-go-on = Continuar a pré-visualização

## Consentimento com caixas e respostas

ticks-missing-answer = * Escolha uma resposta para participar
ticks-missing-tick = * Assinale esta caixa para participar
ticks-incomplete = Ainda falta alguma coisa acima. Se não quiser concordar com tudo, pode simplesmente fechar esta janela.
ticks-nothing-to-choose = Não há nada para escolher aqui. Pode continuar.
