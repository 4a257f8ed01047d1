## カメラの確認

set-up-title = ウェブカメラの設定
set-up-nothing-kept = このページの内容は何も保存されません
set-up-microphone = マイク
set-up-camera = カメラ
set-up-device = { $device } { $number }
set-up-see-yourself = ご自身の姿が見えますか？ブラウザーから聞かれたら、カメラとマイクを許可してください。
set-up-looks-good = よく見えています！
set-up-no-webcam = ウェブカメラが見つかりません
set-up-reload-why = カメラを一度読み込み直してください。再び聞かれることなく映像が戻れば大丈夫です。もう一度聞かれた場合は、選択を記憶するようにブラウザーで指定してください。
set-up-reload = カメラを再読み込み
set-up-make-noise = マイクが動いているか確かめるため、何か話すか、手をたたいてください。
set-up-sounds-good = よく聞こえています！
set-up-try-clapping = 手をたたくか「こんにちは」と言ってみてください。
set-up-missing-camera = 手順1：カメラがまだオンになっていません。使用を許可するか、「もう一度試す」を押してください。
set-up-missing-reload = 手順2：「カメラを再読み込み」を一度押してください。
set-up-missing-sound = 手順3：マイクが音を拾うまで、手をたたくか「こんにちは」と言ってください。
set-up-missing-test = 手順4：テスト動画を撮っています。少しお待ちください。
set-up-test-empty = 手順4：テスト動画に何も録画されていません。もう一度試すか、映像の下でどうするかを選んでください。
set-up-how-loud = 音の大きさ
set-up-test = 録画できることを確かめるために2秒間の動画を撮り、その動画は破棄します。
set-up-test-runs = 少しお待ちください…
set-up-test-good = 録画できています！
set-up-test-failed = テスト動画に何も録画されていません。
set-up-test-none = 確認していません。
set-up-tips = 設定のヒントと困ったときは
set-up-tip-device = 機器とブラウザー
set-up-tip-device-text = ノートパソコンまたはデスクトップパソコンで、最新の Firefox または Chrome をお使いください。スマートフォンでは、画像の表示中に録画できないことがよくあります。
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = アドレスバーの右端にあるカメラの絵を押し、このページを常に許可するように選んでから、「カメラを再読み込み」を押してください。
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = カメラについての質問で、選択を記憶するためのチェックを入れてください。ブロックされたカメラは、アドレスの左にあるマークから解除できます。
set-up-tip-else = その他
set-up-tip-else-text = カメラを使っているほかのプログラムを閉じる、カメラをつなぎ直す、マイクのミュートを解除する、ブラウザーを起動し直す、のいずれかをお試しください。研究者に連絡するときは、次の番号をお伝えください：

## カメラの位置の確認とテスト録画

quality-title = 選好注視のためのウェブカメラの設定
quality-intro = この研究では、お子さんがどこを見るかを調べます。目がよく見えるように、各項目をご確認ください。
quality-done = できました！
quality-centering = 研究を表示する画面の上の<strong>中央にウェブカメラを置いてください</strong>。
quality-centering-picture = 画面の上端の中央にあるウェブカメラ
quality-monitors = お子さんがこの画面だけを見るように、<strong>ほかの画面は消してください</strong>。
quality-monitors-picture = 暗い画面のとなりにある、電源の入った画面
quality-lighting = <strong>お二人の顔に光が当たるようにしてください。</strong>ご自身の目の白いところが見えれば大丈夫です。
quality-lighting-picture = 顔を照らすランプ
quality-over-shoulder = ご自身は画面に背を向け、<strong>お子さんが肩越しに画面を見るように抱いてください</strong>。
quality-over-shoulder-picture = 大人の肩越しに画面を見ている子ども
quality-distractions = おもちゃ、ペット、物音など、<strong>気が散るものを遠ざけてください</strong>。
quality-distractions-picture = ふたの閉まったおもちゃ箱
quality-test-how = 実際に座る姿勢で数秒間録画し、再生して目が見えることを確かめてください。
quality-reload = ウェブカメラを再読み込み
quality-missing-item = すべての項目を確認し、「{ $label }」にチェックを入れてください。
quality-missing-clip = 短いテスト動画を録画して再生してください。
quality-without-clip = テスト動画なしで進むこともできます。
quality-clip-kept = この動画は、この研究のほかの録画とともに保存されます。
