### 子ども本人の「はい」「いいえ」。7歳から17歳くらいの子どもが読む、または読んでもらうことば。

assent-title = さんかしてみたいですか？
assent-intro = いっしょに読むか、聞いてください。そのあと、お子さん本人が決めます。どちらの答えでもだいじょうぶです。
assent-step-learn = この研究のことを知る
assent-step-decide = それから決める
assent-question = この研究にさんかしてみたいですか？
assent-yes = はい { "👍" }
assent-no = いいえ { "👎" }
assent-no-is-fine = 「いいえ」をえらびました。それでだいじょうぶです。「送信」をおすと、研究はここで終わります。
assent-pages-first = まず、すべてのページを見てください。そのあとで答えられます。
assent-thanks = 教えてくれてありがとう！
assent-thanks-text = さんかしなくてもまったくだいじょうぶです。研究はここで終わりです。このウィンドウを閉じてください。
assent-form-title = お子さんの同意書：{ $study }
assent-press-play = 再生マークをおすと始まります。
assent-without-video = 動画なしで進むこともできます。
assent-setting-up = （準備しています。少し待ってください…）
assent-broken = このページに再生できないものがあります。それなしで進むことができます。
assent-pages = ページ
