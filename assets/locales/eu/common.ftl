### Hainbat orriren hitz komunak: botoiak, datak, kamera.

## Botoiak

button-next = Hurrengoa
button-previous = Aurrekoa
button-continue = Jarraitu
button-go-on = Aurrera
button-submit = Bidali
button-exit = Irten
button-cancel = Utzi
button-ok = Ados
button-try-again = Saiatu berriro
button-download = Deskargatu
button-play = Erreproduzitu
button-pause = Pausatu
button-replay = Entzun berriro
button-record = Grabatu
button-stop = Gelditu

## Erantzunak

answer-yes = Bai
answer-no = Ez
answer-required = Eremu hau bete behar da.

## Esaldiak

sentence-gap = { " " }
list-gap = { ", " }
study-name = «{ $name }»
study-name-with-contact = «{ $name }» ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Datak

month-january = urtarrila
month-february = otsaila
month-march = martxoa
month-april = apirila
month-may = maiatza
month-june = ekaina
month-july = uztaila
month-august = abuztua
month-september = iraila
month-october = urria
month-november = azaroa
month-december = abendua
date-long = { $year }. urteko { $month }ren { $day }a
date-short = { $month }ren { $day }a
date-order = year-month-day
date-letters-year = UUUU
date-letters-year-short = UU
date-letters-month = HH
date-letters-day = EE
date-letters-month-name = Hilabetea
date-letters-hours = orduak
date-letters-minutes = minutuak
date-letters-seconds = segundoak
date-letters-half-day = a.m./p.m.
document-page = { $when } ({ $page }. orria, guztira { $pages })

## Kamera

camera-refused-title = Kamera oraindik ez dago baimenduta
camera-refused-advice = Egin klik nabigatzailearen helbide-barrako kameraren ikurrean, aukeratu «Baimendu» kamerarako eta mikrofonorako, eta saiatu berriro.
camera-missing-title = Ez da kamerarik aurkitu
camera-missing-advice = Mesedez, konektatu mikrofonodun web-kamera bat, edo erabili halakoa duen ordenagailu eramangarri edo tableta bat, eta saiatu berriro.
camera-busy-title = Beste programa bat kamera erabiltzen ari da
camera-busy-advice = Mesedez, itxi bideo-deiak eta kamera erabil dezaketen beste programa edo fitxak, eta saiatu berriro.
camera-insecure-title = Kamera ezin da orri honetan erabili
camera-insecure-advice = Nabigatzaileek orri seguruetan (https) bakarrik baimentzen dute kamera. Mesedez, jakinarazi gonbidatu zaituen laborategiari.
camera-silent-title = Kamerak ez du oraindik erantzun
camera-silent-advice = Baliteke nabigatzailea galdetzen aritzea ea orri honek kamera eta mikrofonoa erabil ditzakeen: mesedez, aukeratu «Baimendu», eta ikerketak bere kabuz jarraituko du. Galderarik ikusten ez baduzu, saiatu berriro, mesedez.
camera-other-title = Kamerak ezin izan du grabatu
camera-other-advice = Mesedez, itxi beste programak, edo erabili Chrome edo Firefox ordenagailu batean, eta saiatu berriro.
camera-own-picture = Zure irudia
camera-go-on-without = Jarraitu bideorik gabe

## Grabazioaren egoera

recording-runs = Grabatzen
recording-rests = Ez da grabatzen ari
recording-starts = Grabazioa abiarazten…
recording-stops = Grabazioa gelditzen eta igotzen…
recording-paused = Pausatuta
recording-connects = Zure kamerara konektatzen…
recording-connects-please-wait = Zure kamerara konektatzen. Itxaron une batez, mesedez…
