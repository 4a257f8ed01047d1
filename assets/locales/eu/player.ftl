## Itxaroten

player-loading = Itxaron une batez, mesedez…
player-next-page-late = Hurrengo orria ezin da kargatu: Interneteko konexioa eten da. Mesedez, geratu hemen. Ikerketak bere kabuz jarraituko du konexioa itzuli bezain laster.
player-slow-title = Ohi baino gehiago irauten ari da
player-slow-advice = Ikerketaren zerbitzariak ez du oraindik erantzun. Mesedez, egiaztatu Interneteko konexioa eta utzi orri hau irekita.
player-slow-promise = Saiatzen jarraitzen dugu. Ikerketa bere kabuz hasiko da.
player-wait-for-recording = Itxaron, mesedez... <br><br> web-kameraren grabazioa abiarazten
player-getting-ready = Dena prestatzen… { $count } / { $all }
player-tap-for-sound = Ukitu hemen soinua abiarazteko
player-pictures-missing = Zati honetako irudiak ez dira kargatu. Ez da ezer gertatzen: jarraitu aurrera, mesedez.

## Pausatzea

player-paused-text =
    Ikerketa pausatuta

    Sakatu zuriune-tekla jarraitzeko
player-pausing-text =
    Ikerketa pausatzen...

    Itxaron, mesedez
player-paused-fullscreen-text =
    Ikerketa pausatuta

    Itzuli pantaila osora, mesedez
player-paused-label = Ikerketa pausatuta
player-resuming-label = Ikerketak aurrera jarraitzen du

## Irtetea

player-exit-title = Benetan irten nahi duzu ikerketatik?
player-exit-advice = Irteten bazara, ikerketa hemen amaituko da, eta zure bideoarekin zer egin daitekeen aukeratuko duzu.
player-exit-stay = Jarraitu
player-exit-leave = Irten
player-back-to-full-screen = Itzuli pantaila osora

## Erreproduzigailu honek ez duen orria

player-unknown-title = Orri hau ezin da erakutsi
player-unknown-what = Ikerketaren zati hau ({ $page }) { $kind } motakoa da, eta erreproduzigailu honek ez du mota hori.
player-unknown-advice = Ez da zure errua, eta orain arte egindakoa gordeta dago. Mesedez, jakinarazi ikertzaileei{ $contact }. Gainerakoarekin jarrai dezakezu.

## Bidean dauden grabazioak

player-recordings-all-here = Grabazio guztiak iritsi dira.
player-recordings-please-stay = Mesedez, utzi orri hau irekita grabazio guztiak iritsi arte: nabigatzaile honek ezin ditu geroko gorde.
player-recordings-may-leave = Joan zaitezke: falta dena gailu honetan geratuko da 72 orduz, eta ikerketa baten orri bat hemen berriro irekitzean bidaliko da.
player-recordings-owed = { $all } grabaziotik { $owed } iristeko daude oraindik (% { $percent } bidalita).
player-recordings-title = Eskerrik asko! Ia amaitu dugu
player-recordings-keep-open = Mesedez, utzi orri hau irekita; bere kabuz itxiko da.
player-recordings-leave-now = Irten orain

## Bidali ezin diren erantzunak edo bideoa

player-unsent-no-room = Ikerketaren zerbitzarian ez da lekurik geratzen.
player-unsent-too-much = Ikerketaren zerbitzariak onartzen duena baino gehiago dago bidaltzeko.
player-unsent-signed-out = Baliteke ikerketaren zerbitzariko zure saioa itxi izana.
player-unsent-refused = Ikerketaren zerbitzariak ez du onartzen.
player-unsent-offline = Ezin gara ikerketaren zerbitzarira iritsi. Mesedez, egiaztatu Interneteko konexioa.
player-unsent-nothing-saved = Oraindik ezin da ezer gorde.
player-unsent-nothing-saved-advice = Saiatzen jarraitzen dugu: utzi orri hau irekita, mesedez. Bideoa grabatu ahal izango da horrek funtzionatu bezain laster.
player-unsent-answers = Zure erantzunak ez dira oraindik bidali.
player-unsent-answers-advice = Orri honetan gordeta daude eta berez bidaliko dira berriro. Mesedez, utzi orri hau irekita eta jarraitu ikerketarekin.
player-unsent-video-title = Zure bideoa ez da oraindik bidali
player-unsent-video-thanks = Eskerrik asko parte hartzeagatik! Zure erantzunak gordeta daude.
player-unsent-answers-title = Zure erantzunak ez dira oraindik bidali
player-unsent-answers-thanks = Eskerrik asko parte hartzeagatik!
player-unsent-trying = Orri hau irekita dagoen bitartean saiatzen jarraituko dugu. Lortzen denean, orria bere kabuz itxiko da.
player-unsent-cant-wait = Ezin duzu itxaron?
player-unsent-copy-and-leave = Gorde kopia bat zure ordenagailuan, jakinarazi ikertzaileei{ $contact }, eta irten.
player-unsent-or-copy-and-leave = Edo gorde kopia bat zure ordenagailuan, jakinarazi ikertzaileei{ $contact }, eta irten.
player-unsent-copy-and-close = Gorde kopia bat zure ordenagailuan, jakinarazi ikertzaileei{ $contact }, eta itxi orri hau.
player-unsent-copied = Kopia zure deskargetan dago. Ikertzaileek esango dizute nola bidali.
player-unsent-save-copy = Gorde kopia bat
player-unsent-leave = Irten bidali gabe

## Ikerketa ezin da ireki

player-no-study-title = Helbide honetan ez dago ikerketarik
player-no-study-advice = Mesedez, ireki ikerketa bidali zizuten esteka osoarekin.
player-sign-in-title = Mesedez, hasi saioa berriro
player-sign-in-advice = Zure saioa itxita dago, edo haur hau beste kontu batekoa da. Hasi saioa ikerketaren webgunean eta ireki ikerketa handik.
player-no-child-title = Haur hau ez da hemen ezagutzen
player-no-child-advice = Orri honen helbideak ikerketaren zerbitzariak ezagutzen ez duen haur bat aipatzen du. Mesedez, ireki ikerketa berriro zure ikerketa-orritik, edo jakinarazi gonbidatu zaituen laborategiari.
player-not-found-title = Ikerketa hau ez da aurkitu
player-not-found-advice = Baliteke orri honen helbidea gaizki idatzita egotea, edo ikerketa amaituta egotea. Mesedez, egiaztatu bidali zizuten esteka.
player-mistake-title = Ikerketa ezin da orain erakutsi
player-mistake-advice = Akats bat dago ikerketaren planean. Ez da zure errua, eta ez da ezer grabatu. Mesedez, jakinarazi gonbidatu zaituen laborategiari.
player-not-opened-title = Ezin izan da ikerketa ireki
player-not-opened-advice = Ez da ezer grabatu. Mesedez, kargatu orria berriro; horrek laguntzen ez badu, jakinarazi gonbidatu zaituen laborategiari.
player-unplayable-title = «{ $name }» ezin da orain erakutsi
player-unplayable-part-missing = Ez da ezer grabatu. Ikerketaren zati bat ezin izan da kargatu. Mesedez, egiaztatu Interneteko konexioa eta kargatu orria berriro. Horrek laguntzen ez badu, jakinarazi ikertzaileei{ $contact }.
player-unplayable-mistake = Ez da ezer grabatu. Akats bat dago ikerketaren planean. Ez da zure errua. Mesedez, jakinarazi ikertzaileei{ $contact }.
player-empty-title = «{ $name }»: oraindik ez du orririk
player-empty-advice = Mesedez, jakinarazi ikertzaileei{ $contact }.
player-for-researchers = Ikertzaileentzat
