## Botões

button-next = Próximo
button-previous = Anterior
button-continue = Continuar
button-go-on = Seguir
button-submit = Enviar
button-exit = Sair
button-cancel = Cancelar
button-ok = OK
button-try-again = Tentar de novo
button-download = Baixar
button-play = Reproduzir
button-pause = Pausar
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
study-name = “{ $name }”
study-name-with-contact = “{ $name }” ({ $contact })
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
date-long = { $day ->
    [1] { $day }º de { $month } de { $year }
   *[other] { $day } de { $month } de { $year }
}
date-short = { $day ->
    [1] { $day }º de { $month }
   *[other] { $day } de { $month }
}
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

## A câmera

camera-refused-title = A câmera ainda não foi permitida
camera-refused-advice = Clique no sinal da câmera na barra de endereço do navegador, escolha “Permitir” para a câmera e o microfone e tente de novo.
camera-missing-title = Nenhuma câmera foi encontrada
camera-missing-advice = Conecte uma webcam com microfone, ou use um notebook ou tablet que tenha uma, e tente de novo.
camera-busy-title = Outro programa está usando a câmera
camera-busy-advice = Feche chamadas de vídeo e outros programas ou abas que possam estar usando a câmera e tente de novo.
camera-insecure-title = A câmera não pode ser usada nesta página
camera-insecure-advice = Os navegadores só permitem a câmera em páginas seguras (https). Avise o laboratório que convidou você, por favor.
camera-silent-title = A câmera ainda não respondeu
camera-silent-advice = Talvez seu navegador esteja perguntando se esta página pode usar a câmera e o microfone: escolha “Permitir”, e o estudo continua sozinho. Se você não vir nenhuma pergunta, tente de novo.
camera-other-title = A câmera não conseguiu gravar
camera-other-advice = Feche outros programas, ou experimente o Chrome ou o Firefox em um computador, e tente de novo.
camera-own-picture = Sua própria imagem
camera-go-on-without = Continuar sem vídeo

## O estado de uma gravação

recording-runs = Gravando
recording-rests = Sem gravar
recording-starts = Iniciando a gravação…
recording-stops = Parando e enviando…
recording-paused = Em pausa
recording-connects = Conectando à sua câmera…
recording-connects-please-wait = Conectando à sua câmera. Um momento, por favor…
