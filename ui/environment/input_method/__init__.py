"""Chinese input where Qt brings no plugin for it: fcitx 4, as Kylin V10 and UOS 20 have it."""
