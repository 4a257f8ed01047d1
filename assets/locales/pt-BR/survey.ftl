survey-required-mark = Perguntas com { $mark } precisam de uma resposta.
survey-empty = Não há perguntas nesta página. Pode continuar.
survey-wrong-answers = { $count ->
    [one] Uma pergunta precisa ser revista. Ela está marcada acima.
   *[other] { $count } perguntas precisam ser revistas. Elas estão marcadas acima.
}
survey-none = Nenhuma resposta
survey-choose = Escolha
survey-letters-left = Caracteres restantes: { $count }
survey-slider-untouched = Mova o ponto para responder.
survey-add = Adicionar mais
survey-remove = Remover
survey-remove-number = Remover o número { $number }

## O que há de errado com uma resposta

survey-wrong-few-choices = Escolha pelo menos { $count }.
survey-wrong-many-choices = Escolha no máximo { $count }.
survey-wrong-few-items = Informe pelo menos { $count }.
survey-wrong-many-items = Informe no máximo { $count }.
survey-wrong-twice = Dê cada resposta uma vez só.
survey-wrong-disallowed = Esta resposta não pode ser usada aqui. Dê outra, por favor.
decimal-sign = { "," }
survey-wrong-number = Escreva um número, como 3 ou 3,5.
survey-wrong-integer = Escreva um número inteiro, como 3.
survey-wrong-email = Escreva um endereço de e-mail completo, como nome@example.org.
survey-wrong-url = Escreva um endereço web completo, como https://example.org.
survey-wrong-phone = Escreva um número de telefone completo.
survey-wrong-zip = Escreva um código postal dos Estados Unidos (ZIP), como 02139.
survey-wrong-ip = Escreva um endereço como 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Escreva pelo menos uma letra ou dígito.
   *[other] Escreva pelo menos { $count } letras ou dígitos.
}
survey-wrong-long = { $count ->
    [one] Escreva no máximo uma letra ou dígito.
   *[other] Escreva no máximo { $count } letras ou dígitos.
}
survey-wrong-many-words = { $count ->
    [one] Escreva uma palavra só.
   *[other] Escreva no máximo { $count } palavras.
}
survey-wrong-blanks = Escreva isto sem espaços.
survey-wrong-pattern = Isto não está na forma esperada. Confira, por favor.
survey-wrong-one-of = Escreva uma destas respostas: { $list }.
survey-wrong-not-above = Escreva um número maior que { $number }.
survey-wrong-below = Escreva { $number } ou mais.
survey-wrong-not-below = Escreva um número menor que { $number }.
survey-wrong-above = Escreva { $number } ou menos.
survey-wrong-multiple = Escreva um múltiplo de { $number }.
survey-wrong-moment = Escreva assim: { $example }.
survey-wrong-no-such-moment = { $moment } não existe. Escreva assim: { $example }.
