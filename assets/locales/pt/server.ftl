server-answers-saved = As suas respostas estão guardadas.
server-close-window = Já pode fechar esta janela.
