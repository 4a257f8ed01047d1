exit-birth-date = * Confirme a data de nascimento da sua criança
exit-birth-date-letters = DD/MM/AAAA
exit-birth-date-why = Perguntamos mais uma vez porque precisamos da idade exata no dia do estudo.
exit-birth-date-read = A data é { $date }.
exit-birth-date-unreadable = Não conseguimos ler esta data. Escreva dia, mês e ano, como 06/05/2023.
exit-birth-date-no-month = Não existe o mês { $month }. Escreva primeiro o dia e depois o mês, como 06/05/2023 para 6 de maio.
exit-birth-date-no-day = O mês de { $month } de { $year } não tem dia { $day }. Por favor, verifique a data.
exit-birth-date-long-ago = O ano { $year } está demasiado longe no passado. Escreva os quatro algarismos.
exit-birth-date-future = A data { $date } está no futuro. Por favor, verifique o ano.

exit-databrary = * O seu vídeo e outros dados podem ser partilhados com utilizadores autorizados do Databrary?
exit-databrary-about = O Databrary é uma biblioteca de vídeos que só investigadores aprovados podem utilizar. Saiba mais em { $link }.

exit-use = * Como pode ser utilizado o seu vídeo?
exit-use-private = <strong>Privado</strong>: só estes podem ver o seu vídeo:
exit-use-private-researchers = a equipa de investigação do estudo { $study }
exit-use-private-site = as pessoas que gerem este site
exit-use-private-databrary = utilizadores autorizados do Databrary
exit-use-scientific = <strong>Científico e educativo</strong>: também podem ser mostrados excertos a cientistas e estudantes, por exemplo numa palestra ou numa aula.
exit-use-public = <strong>Público</strong>: também podem ser mostrados excertos a toda a gente, por exemplo nas notícias ou numa página web sobre esta investigação.

exit-withdraw = Prefere que os seus vídeos sejam apagados?
exit-withdraw-text = Apagar todos os vídeos desta sessão, exceto o consentimento falado. Ninguém os vai ver, nem a equipa de investigação de { $study } nem qualquer outra pessoa.
exit-withdraw-example = (Talvez alguém tenha passado pela imagem e prefira não ser visto.)
exit-withdraw-really = Quer mesmo retirar os seus vídeos? Serão apagados, e ninguém os poderá ver.
exit-withdraw-button = Retirar

exit-comment = Há alguma coisa que nos queira dizer?
exit-missing = Falta alguma coisa. Veja as perguntas assinaladas acima.
exit-thanks = Obrigado!
exit-share = Partilhar no Facebook
exit-change = Alterar as minhas respostas
exit-withdrawn = Retirou os seus vídeos. Estão a ser apagados, e ninguém os vai ver.
exit-birth-date-differs = A data é { $date }. Na sua conta consta { $registered }. Se a data que escreveu está certa, não precisa de fazer nada.
