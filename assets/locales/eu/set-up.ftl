## Kameraren egiaztapena

set-up-title = Web-kamera prestatzea
set-up-nothing-kept = Orri honetako ezer ez da gordetzen
set-up-microphone = Mikrofonoa
set-up-camera = Kamera
set-up-device = { $number }. { $device }
set-up-see-yourself = Ikusten duzu zeure burua? Nabigatzaileak galdetzen badu, baimendu kamera eta mikrofonoa.
set-up-looks-good = Irudia ondo dago!
set-up-no-webcam = Ez da web-kamerarik aurkitu
set-up-reload-why = Berrabiarazi kamera behin. Irudiak beste galderarik gabe itzuli beharko luke; nabigatzaileak berriro galdetzen badu, esaiozu zure aukera gogoratzeko.
set-up-reload = Berrabiarazi kamera
set-up-make-noise = Esan zerbait edo egin txalo, mikrofonoak funtzionatzen duela jakin dezagun.
set-up-sounds-good = Soinua ondo dago!
set-up-try-clapping = Saiatu txalo eginez edo kaixo esanez.
set-up-missing-camera = 1. urratsa: kamera ez dago oraindik piztuta. Mesedez, baimendu sarbidea, edo sakatu «Saiatu berriro».
set-up-missing-reload = 2. urratsa: mesedez, sakatu «Berrabiarazi kamera» behin.
set-up-missing-sound = 3. urratsa: mesedez, egin txalo edo esan kaixo, mikrofonoak entzun arte.
set-up-missing-test = 4. urratsa: itxaron une batez, probako bideoa egiten ari gara.
set-up-test-empty = 4. urratsa: probako bideoa hutsik dago. Mesedez, saiatu berriro, edo aukeratu irudiaren azpian zer egin.
set-up-how-loud = Soinuaren bolumena
set-up-test = Bi segundoko bideo bat egiten dugu grabazioak funtzionatzen duela ikusteko, eta gero bota egiten dugu.
set-up-test-runs = Itxaron une batez…
set-up-test-good = Grabazioak funtzionatzen du!
set-up-test-failed = Probako bideoa hutsik dago.
set-up-test-none = Probatu gabe.
set-up-tips = Prestatzeko aholkuak eta arazoak konpontzea
set-up-tip-device = Gailua eta nabigatzailea
set-up-tip-device-text = Erabili ordenagailu eramangarri bat edo mahaigaineko bat, Firefox edo Chrome eguneratuarekin. Telefonoek askotan ezin dute grabatu irudiak erakusten diren bitartean.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Sakatu kameraren irudia helbide-barraren eskuineko muturrean, aukeratu orri hau beti baimentzea, eta sakatu «Berrabiarazi kamera».
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Kamerari buruzko galderan, markatu aukera gogoratzeko laukia. Blokeatutako kamera bat helbidearen ezkerreko ikurrean desblokea daiteke.
set-up-tip-else = Beste zerbait
set-up-tip-else-text = Itxi kamera erabiltzen duten beste programak, deskonektatu eta konektatu berriro kamera, aktibatu isilarazitako mikrofonoa, edo berrabiarazi nabigatzailea. Ikertzaileei idazten badiezu, eman zenbaki hau:

## Kameraren lekuaren egiaztapena, probako grabazioarekin

quality-title = Web-kamera prestatzea begirada-lehentasunaren azterketarako
quality-intro = Zure haurrak nora begiratzen duen aztertuko dugu. Mesedez, errepasatu puntu guztiak, begiak ondo ikus daitezen.
quality-done = Eginda!
quality-centering = <strong>Jarri web-kamera erdian</strong>, ikerketa erakusten duen pantailaren gainean.
quality-centering-picture = Web-kamera bat pantaila baten goiko ertzaren erdian
quality-monitors = <strong>Itzali beste pantailak</strong>, zure haurrak honi bakarrik begira diezaion.
quality-monitors-picture = Pantaila piztu bat pantaila ilun baten ondoan
quality-lighting = <strong>Argia izan dezatela zuen aurpegiek.</strong> Zure begien zuria ikusi beharko zenuke.
quality-lighting-picture = Aurpegi bat argitzen duen lanpara bat
quality-over-shoulder = <strong>Eutsi haurrari zure sorbaldaren gainetik begira dezan</strong>, zu pantailari bizkarra emanda zauden bitartean.
quality-over-shoulder-picture = Haur bat heldu baten sorbaldaren gainetik pantaila bati begira
quality-distractions = <strong>Kendu arreta galarazten duena</strong>, hala nola jostailuak, etxeko animaliak eta zarata.
quality-distractions-picture = Jostailu-kutxa bat, estalkia itxita
quality-test-how = Grabatu segundo batzuk izango duzuen jarreran, gero erreproduzitu eta egiaztatu begiak ikusten direla.
quality-reload = Berrabiarazi web-kamera
quality-missing-item = Mesedez, errepasatu puntu guztiak eta markatu «{ $label }».
quality-missing-clip = Mesedez, grabatu probako bideo labur bat eta erreproduzitu.
quality-without-clip = Probako bideorik gabe ere jarrai dezakezu.
quality-clip-kept = Bideo hau ikerketa honetako beste grabazioekin batera gordeko da.
