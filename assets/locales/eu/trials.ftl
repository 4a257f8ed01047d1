## Azalpenak film batean, testua ondoan

guide-title = Ikerketaren azalpenak
guide-intro = Film honek ikerketan zer gertatuko den erakusten dizu. Nahiago baduzu irakurri, testua ondoan dago.
guide-transcript = Bideoaren testua
guide-too-early = Aurrera jarraitu aurretik, ikusi filma edo irakurri ondoko testua, mesedez.
guide-film-broken-read = Filma ezin da hemen erreproduzitu. Mesedez, irakurri ondoko testua.
guide-film-broken = Filma ezin da hemen erreproduzitu. Hori gabe jarrai dezakezu.

## Beste leku bateko orri bat ikerketaren barruan

iframe-label = Ikerketa honi dagokion orri bat
iframe-too-early = Goiko guztia amaitu duzu? Orduan, sakatu botoia berriro aurrera jarraitzeko.
iframe-impossible = Orri hau ezin da erakutsi: helbidea ez dago osorik. Ez da zure errua. Jarraitu aurrera, mesedez.
iframe-slow = Orri hau kargatzen luze ari da. Itxaron dezakezu, edo hori gabe jarraitu.
iframe-empty = Goiko lekua hutsik geratzen da? Orduan, jarraitu hori gabe.
iframe-open-elsewhere = Ireki orri hau beste fitxa batean

## Saiakerak

trial-end = Amaitu
supply-late-title = Zati honetako zerbait ez da oraindik kargatu
supply-late = Baliteke Interneteko konexioa motela izatea. Laster berriro saiatuko gara.
supply-try-again = Saiatu berriro orain
supply-go-on = Jarraitu hori gabe
supply-stops-title = Ikerketa hemen amaitzen da
supply-stops = Hurrengo zatiak behar duen zerbait ezin izan da kargatu. Ez da zure errua, eta orain arte egindakoa gordeta dago. Azken orri bat dator orain.
calibration-picture = kalibraziorako irudia

## Aldez aurretik ikustea

preview-start = Bideoak aldez aurretik ikusi nahi ditut
preview-skip = Saltatu aurrebista
preview-setting-up = (itxaron, prestatzen ari gara...)
preview-place = { $number } / { $count }
preview-empty = Hemen ez dago zer ikusi. Aurrera jarrai dezakezu.
preview-broken = Hau ezin da hemen erakutsi. Hori gabe jarrai dezakezu.
preview-without-recording = Grabaziorik gabe ere ikus dezakezu.
preview-camera-late = Kamerak ez du oraindik erantzun. Nabigatzaileak galdetzen badu, baimendu dezakezu. Grabaziorik gabe ere ikus dezakezu.

## Familiaren irudia

mirror-go-on = Zeure burua ikusi gabe ere jarrai dezakezu.

## Gurasoa eta haurra kameraren aurrean

observation-required = Jarraitzeko, grabatu egin behar da
observation-without = Grabaziorik gabe ere jarrai dezakezu.
observation-camera-late = Ez da ezer grabatzen ari: kamerak ez du erantzuten. Nabigatzaileak kamerari eta mikrofonoari buruz galdetzen badizu, baimendu, mesedez. Grabaziorik gabe ere jarrai dezakezu.
observation-show-webcam = Erakutsi web-kamera
observation-hide-webcam = Ezkutatu web-kamera
observation-webcam-hidden = Web-kameraren irudia ez da erakusten

## Hainbat orritako grabazioa

session-begin-late = Grabazioa ez da oraindik hasi. Nabigatzaileak kamerari eta mikrofonoari buruz galdetzen badizu, baimendu, mesedez. Itxaron gabe ere jarrai dezakezu.
session-sending = Zure bideoa igotzen. Itxaron une batez, mesedez…
session-sent = Orain arte bidalitakoa
session-percent = % { $percent }
session-end-late = Orain aurrera jarrai dezakezu: falta dena ikerketak jarraitu bitartean bidaliko da.
