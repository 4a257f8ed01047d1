instructions-start =
    動画を始める！
    （後ろを向くための時間が少しあります。）
instructions-no-camera = カメラを開くことができませんでした。ご自身の映像なしで進むことができます。
instructions-clip-broken = この動画はここでは再生できません。これなしで進むことができます。
