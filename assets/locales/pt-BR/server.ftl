server-answers-saved = Suas respostas estão salvas.
server-close-window = Você já pode fechar esta janela.
