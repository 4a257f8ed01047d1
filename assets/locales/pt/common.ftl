## Botões

button-next = Seguinte
button-previous = Anterior
button-continue = Continuar
button-go-on = Prosseguir
button-submit = Enviar
button-exit = Sair
button-cancel = Cancelar
button-ok = OK
button-try-again = Tentar de novo
button-download = Transferir
button-play = Reproduzir
button-pause = Pausa
button-replay = Ouvir de novo
button-record = Gravar
button-stop = Parar

## Respostas

answer-yes = Sim
answer-no = Não
answer-required = Este campo é obrigatório.

## Frases

sentence-gap = { " " }
list-gap = { ", " }
study-name = «{ $name }»
study-name-with-contact = «{ $name }» ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Datas

month-january = janeiro
month-february = fevereiro
month-march = março
month-april = abril
month-may = maio
month-june = junho
month-july = julho
month-august = agosto
month-september = setembro
month-october = outubro
month-november = novembro
month-december = dezembro
date-long = { $day } de { $month } de { $year }
date-short = { $day } de { $month }
date-order = day-month-year
date-letters-year = AAAA
date-letters-year-short = AA
date-letters-month = MM
date-letters-day = DD
date-letters-month-name = Mês
date-letters-hours = horas
date-letters-minutes = minutos
date-letters-seconds = segundos
date-letters-half-day = am/pm
document-page = { $when } (página { $page } de { $pages })

## A câmara

camera-refused-title = A câmara ainda não foi autorizada
camera-refused-advice = Clique no sinal da câmara na barra de endereço do navegador, escolha «Permitir» para a câmara e o microfone e depois tente de novo.
camera-missing-title = Não foi encontrada nenhuma câmara
camera-missing-advice = Ligue uma webcam com microfone, ou use um portátil ou tablet que tenha uma, e depois tente de novo.
camera-busy-title = Outro programa está a usar a câmara
camera-busy-advice = Feche videochamadas e outros programas ou separadores que possam estar a usar a câmara e depois tente de novo.
camera-insecure-title = A câmara não pode ser usada nesta página
camera-insecure-advice = Os navegadores só permitem a câmara em páginas seguras (https). Por favor, avise o laboratório que lhe enviou o convite.
camera-silent-title = A câmara ainda não respondeu
camera-silent-advice = Talvez o seu navegador esteja a perguntar se esta página pode usar a câmara e o microfone: escolha «Permitir», e o estudo continua sozinho. Se não vir nenhuma pergunta, tente de novo.
camera-other-title = A câmara não conseguiu gravar
camera-other-advice = Feche outros programas, ou experimente o Chrome ou o Firefox num computador, e depois tente de novo.
camera-own-picture = A sua própria imagem
camera-go-on-without = Continuar sem vídeo

## O estado de uma gravação

recording-runs = A gravar
recording-rests = Sem gravar
recording-starts = A iniciar a gravação…
recording-stops = A parar e a enviar…
recording-paused = Em pausa
recording-connects = A ligar à sua câmara…
recording-connects-please-wait = A ligar à sua câmara. Um momento, por favor…
