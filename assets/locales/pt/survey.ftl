survey-required-mark = As perguntas com { $mark } precisam de resposta.
survey-empty = Não há perguntas nesta página. Pode continuar.
survey-wrong-answers = { $count ->
    [one] Uma pergunta precisa de ser revista. Está assinalada acima.
   *[other] { $count } perguntas precisam de ser revistas. Estão assinaladas acima.
}
survey-none = Nenhuma resposta
survey-choose = Escolha
survey-letters-left = Carateres restantes: { $count }
survey-slider-untouched = Mova o ponto para responder.
survey-add = Acrescentar
survey-remove = Remover
survey-remove-number = Remover o número { $number }

## O que está errado numa resposta

survey-wrong-few-choices = Escolha pelo menos { $count }.
survey-wrong-many-choices = Escolha no máximo { $count }.
survey-wrong-few-items = Indique pelo menos { $count }.
survey-wrong-many-items = Indique no máximo { $count }.
survey-wrong-twice = Dê cada resposta uma só vez.
survey-wrong-disallowed = Esta resposta não pode ser usada aqui. Por favor, dê outra.
decimal-sign = { "," }
survey-wrong-number = Escreva um número, como 3 ou 3,5.
survey-wrong-integer = Escreva um número inteiro, como 3.
survey-wrong-email = Escreva um endereço de e-mail completo, como nome@example.org.
survey-wrong-url = Escreva um endereço web completo, como https://example.org.
survey-wrong-phone = Escreva um número de telefone completo.
survey-wrong-zip = Escreva um código postal dos Estados Unidos (ZIP), como 02139.
survey-wrong-ip = Escreva um endereço como 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Escreva pelo menos uma letra ou algarismo.
   *[other] Escreva pelo menos { $count } letras ou algarismos.
}
survey-wrong-long = { $count ->
    [one] Escreva no máximo uma letra ou algarismo.
   *[other] Escreva no máximo { $count } letras ou algarismos.
}
survey-wrong-many-words = { $count ->
    [one] Escreva uma só palavra.
   *[other] Escreva no máximo { $count } palavras.
}
survey-wrong-blanks = Escreva isto sem espaços.
survey-wrong-pattern = Isto não tem a forma esperada. Por favor, verifique.
survey-wrong-one-of = Escreva uma destas respostas: { $list }.
survey-wrong-not-above = Escreva um número maior do que { $number }.
survey-wrong-below = Escreva { $number } ou mais.
survey-wrong-not-below = Escreva um número menor do que { $number }.
survey-wrong-above = Escreva { $number } ou menos.
survey-wrong-multiple = Escreva um múltiplo de { $number }.
survey-wrong-moment = Escreva assim: { $example }.
survey-wrong-no-such-moment = { $moment } não existe. Escreva assim: { $example }.
