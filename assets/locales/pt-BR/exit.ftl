exit-birth-date = * Confirme a data de nascimento da sua criança
exit-birth-date-letters = DD/MM/AAAA
exit-birth-date-why = Perguntamos mais uma vez porque precisamos da idade exata no dia do estudo.
exit-birth-date-read = A data é { $date }.
exit-birth-date-unreadable = Não conseguimos ler esta data. Escreva dia, mês e ano, como 06/05/2023.
exit-birth-date-no-month = Não existe o mês { $month }. Escreva primeiro o dia e depois o mês, como 06/05/2023 para 6 de maio.
exit-birth-date-no-day = O mês de { $month } de { $year } não tem dia { $day }. Confira a data, por favor.
exit-birth-date-long-ago = O ano { $year } está muito longe no passado. Escreva os quatro dígitos.
exit-birth-date-future = A data { $date } está no futuro. Confira o ano, por favor.

exit-databrary = * Seu vídeo e outros dados podem ser compartilhados com usuários autorizados do Databrary?
exit-databrary-about = Databrary é uma biblioteca de vídeos que somente pesquisadores aprovados podem usar. Saiba mais em { $link }.

exit-use = * Como seu vídeo pode ser usado?
exit-use-private = <strong>Privado</strong>: somente estes podem ver seu vídeo:
exit-use-private-researchers = a equipe de pesquisa do estudo { $study }
exit-use-private-site = as pessoas que administram este site
exit-use-private-databrary = usuários autorizados do Databrary
exit-use-scientific = <strong>Científico e educacional</strong>: trechos também podem ser mostrados a cientistas e estudantes, por exemplo em uma palestra ou aula.
exit-use-public = <strong>Público</strong>: trechos também podem ser mostrados a todas as pessoas, por exemplo nas notícias ou em uma página da web sobre esta pesquisa.

exit-withdraw = Você prefere que seus vídeos sejam apagados?
exit-withdraw-text = Apagar todos os vídeos desta sessão, exceto o consentimento falado. Ninguém vai assistir a eles, nem a equipe de pesquisa de { $study } nem qualquer outra pessoa.
exit-withdraw-example = (Talvez alguém tenha passado pela imagem e prefira não ser visto.)
exit-withdraw-really = Você quer mesmo retirar seus vídeos? Eles serão apagados, e ninguém poderá assistir a eles.
exit-withdraw-button = Retirar

exit-comment = Há algo que você gostaria de nos contar?
exit-missing = Está faltando algo. Veja as perguntas marcadas acima.
exit-thanks = Obrigado!
exit-share = Compartilhar no Facebook
exit-change = Mudar minhas respostas
exit-withdrawn = Você retirou seus vídeos. Eles estão sendo apagados, e ninguém vai assistir a eles.
exit-birth-date-differs = A data é { $date }. Na sua conta consta { $registered }. Se a data que você escreveu está certa, não é preciso fazer nada.
