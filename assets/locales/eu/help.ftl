### Laguntza kameraren egiaztapenean: kamera, argia, konexioa.

help-slow-line = Zure Interneteko konexioak motel bidaltzen du; horregatik, ikerketa honetako bideoak zertxobait lausoago grabatzen dira. Ez duzu ezer egin behar, eta ez duzu itxaron beharko.
help-empty-title = Probako bideoa hutsik dago
help-empty = Kameraren irudia hor dago, baina grabatzean ez da ezer jaso. Mesedez, itxi kamera erabiltzen duten beste programak eta saiatu berriro, edo aukeratu goian beste kamera edo mikrofono bat. Horrela jarraitzen badu, askotan lagungarria da ordenagailu batean beste nabigatzaile bat (Chrome edo Firefox) erabiltzea.
help-go-on-all-the-same = Jarraitu hala ere

## Argia eta kokapena

help-dark = Ilun samar dago. Mesedez, piztu lanpara bat edo eseri leiho batetik hurbilago, argiak zuen aurpegiak argitzeko moduan.
help-glaring = Irudia oso argitsua da. Mesedez, aldendu lanpararen argia kameratik, edo itxi gortina bat.
help-from-behind = Argia atzetik datorkizu. Mesedez, itxi atzeko gortina, edo biratu, leihoak zuen aurpegiak argitzeko moduan.
help-nobody = Ez dugu aurpegirik bereizten. Mesedez, eseri zuen aurpegiak irudian ikusteko moduan.
help-far = Mesedez, hurbildu pixka bat kamerara.
help-near = Mesedez, eseri pixka bat urrunago kameratik.
help-aside = Mesedez, mugitu pixka bat, irudiaren erdian egoteko.

## Nola baimendu ukatutako kamera nabigatzaile bakoitzean

help-chrome-1 = Egin klik helbide-barraren ezkerreko muturreko ikurrean (bi graduatzaile txiki, edo kamera bat).
help-chrome-2 = Aktibatu «Kamera» eta «Mikrofonoa».
help-chrome-3 = Ordenagailuak berak baimentzen ez badu: Windows-en, ireki «Ezarpenak», «Pribatutasuna», «Kamera»; Mac batean, ireki «Sistemaren ezarpenak», «Pribatutasuna eta segurtasuna», «Kamera», eta aktibatu Chrome. Gauza bera mikrofonoarekin.
help-chrome-android-1 = Sakatu helbide-barraren ezkerreko muturreko ikurra, eta gero «Baimenak».
help-chrome-android-2 = Baimendu «Kamera» eta «Mikrofonoa».
help-chrome-android-3 = Hor ez badaude: ireki gailuaren «Ezarpenak», «Aplikazioak», «Chrome», «Baimenak», eta baimendu biak.
help-edge-1 = Egin klik helbide-barraren ezkerreko muturreko giltzarrapoan.
help-edge-2 = «Gune honetarako baimenak» atalean, jarri kamera eta mikrofonoa «Baimendu» aukeran.
help-edge-3 = Ordenagailuak berak baimentzen ez badu: ireki Windows-en «Ezarpenak», «Pribatutasuna», «Kamera», eta aktibatu Edge. Gauza bera mikrofonoarekin.
help-firefox-1 = Egin klik helbide-barraren ezkerreko muturrean marra batez ezabatuta dagoen kameran edo mikrofonoan.
help-firefox-2 = Egin klik «Blokeatuta» bakoitzaren ondoko × txikian, Firefoxek berriro galde dezan.
help-firefox-3 = Ordenagailuak berak baimentzen ez badu: Windows-en, ireki «Ezarpenak», «Pribatutasuna», «Kamera»; Mac batean, ireki «Sistemaren ezarpenak», «Pribatutasuna eta segurtasuna», «Kamera», eta aktibatu Firefox. Gauza bera mikrofonoarekin.
help-firefox-android-1 = Sakatu helbide-barraren ezkerreko muturreko giltzarrapoa.
help-firefox-android-2 = Sakatu «Kamera» eta «Mikrofonoa», bietan «Baimenduta» agertu arte.
help-firefox-android-3 = Hor ez badaude: ireki gailuaren «Ezarpenak», «Aplikazioak», «Firefox», «Baimenak», eta baimendu biak.
help-safari-1 = Ireki «Safari» menua pantailaren goialdean, eta gero «Webgune honetarako ezarpenak».
help-safari-2 = Jarri kamera eta mikrofonoa «Baimendu» aukeran.
help-safari-3 = Ezer aldatzen ez bada: ireki «Sistemaren ezarpenak», «Pribatutasuna eta segurtasuna», «Kamera», eta aktibatu Safari. Gauza bera mikrofonoarekin.
help-safari-touch-1 = Sakatu helbidearen ondoko ikurra («AA», edo lerrodun orri bat), eta gero «Webgunearen ezarpenak».
help-safari-touch-2 = Jarri kamera eta mikrofonoa «Baimendu» aukeran.
help-safari-touch-3 = Hor ez badaude: ireki «Ezarpenak» aplikazioa, «Aplikazioak», «Safari», eta «Webguneetarako ezarpenak» atalean baimendu kamera eta mikrofonoa.
help-other-touch-1 = Ireki «Ezarpenak» aplikazioa, gero «Aplikazioak», eta aukeratu nabigatzaile hau.
help-other-touch-2 = Aktibatu kamera eta mikrofonoa, eta itzuli hona.
help-other-touch-3 = Horrek laguntzen ez badu, ireki orri hau Safarin.
help-other-1 = Bilatu kamera bat edo giltzarrapo bat helbide-barraren mutur batean, eta egin klik bertan.
help-other-2 = Baimendu kamera eta mikrofonoa orri honetan.
help-other-3 = Hor ezer aurkitzen ez baduzu, ireki orri hau Chrome-n edo Firefoxen.
