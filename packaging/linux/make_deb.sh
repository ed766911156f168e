#!/bin/sh
# Packs a frozen folder as .deb. Usage: make_deb.sh BUNDLE ICONS VERSION ARCH OUT [store]
# The program lies in /opt/apps/ID/{info,entries,files}, as UOS and Deepin want it. The plain package adds what other
# desktops look for in /usr; with `store` nothing lies outside /opt/apps, because the store of UOS refuses it.
set -eu
bundle=$1 icons=$2 version=$3 arch=$4 out=$5 kind=${6:-plain}
id=cn.xxgk.report
here=$(dirname "$(readlink -f "$0")")
top=$(dirname "$(dirname "$here")")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
app=$root/opt/apps/$id
package=xxgk-report

mkdir -p "$app/files" "$app/entries/applications" "$app/entries/mime/packages" "$root/DEBIAN"
cp -a "$bundle/." "$app/files/"
rm -f "$app/files/绿色版说明.txt"
cp "$here/share/$id.desktop" "$app/entries/applications/"
cp "$here/share/$id.xml" "$app/entries/mime/packages/"
for size in 16 24 32 48 64 128 256 512; do
  theme=$app/entries/icons/hicolor/${size}x$size
  mkdir -p "$theme/apps" "$theme/mimetypes"
  cp "$icons/$size.png" "$theme/apps/$id.png"
  cp "$icons/file-$size.png" "$theme/mimetypes/application-x-xxgk-report.png"
done
mkdir -p "$app/entries/icons/hicolor/scalable/apps"
cp "$top/resources/icons/program.svg" "$app/entries/icons/hicolor/scalable/apps/$id.svg"
if [ "$kind" = store ]; then
  package=$id version=$version.0
  cat >"$app/info" <<END
{
  "appid": "$id",
  "name": "政府信息公开年报编制",
  "version": "$version",
  "arch": ["$arch"],
  "permissions": {
    "autostart": false, "notification": false, "trayicon": false, "clipboard": true, "account": false,
    "bluetooth": false, "camera": false, "audio_record": false, "installed_apps": false
  }
}
END
else
  share=$root/usr/share
  mkdir -p "$share/applications" "$share/mime/packages" "$share/icons" "$share/doc/$package" "$share/man/man1" "$root/usr/bin"
  cp "$app/entries/applications/$id.desktop" "$share/applications/"
  cp "$app/entries/mime/packages/$id.xml" "$share/mime/packages/"
  cp -a "$app/entries/icons/hicolor" "$share/icons/"
  rm -r "$app/entries"
  ln -s "/opt/apps/$id/files/xxgk-report" "$root/usr/bin/xxgk-report"
  gzip -9nc "$here/share/xxgk-report.1" >"$share/man/man1/xxgk-report.1.gz"
  cp "$here/share/copyright" "$share/doc/$package/copyright"
  python3 "$here/debian_changelog.py" "$top/CHANGELOG.md" "$package" "$version" | gzip -9nc >"$share/doc/$package/changelog.gz"
  # The desktops' caches are brought up to date by triggers of the packages that own them.
  mkdir -p "$share/lintian/overrides"
  cp "$here/share/lintian-overrides" "$share/lintian/overrides/$package"
fi
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$app/files/xxgk-report"
cat >"$root/DEBIAN/control" <<END
Package: $package
Version: $version
Architecture: $arch
Maintainer: xxgk-report developers <xxgk-report@example.org>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: libc6 (>= 2.28), libstdc++6 (>= 8), zlib1g, libglib2.0-0, libdbus-1-3, libfontconfig1, libfreetype6, libx11-6, libx11-xcb1, libxcb1, libgl1, libegl1
Recommends: libcups2, libwayland-client0, libwayland-cursor0, libwayland-egl1, fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei, xdg-utils
Section: editors
Priority: optional
Description: annual report on government information disclosure (China)
 Fills in, checks and exports the annual report on government information
 disclosure (政府信息公开工作年度报告编制). Works without a network.
END
[ "$kind" = store ] && sed -i '/^Recommends/d' "$root/DEBIAN/control"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -print0 | sort -z | xargs -0 md5sum | sed 's# \./# #' >DEBIAN/md5sums)
find "$root" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-1735689600}" {} +
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1735689600} dpkg-deb --root-owner-group -Zxz -z6 --build "$root" "$out" >/dev/null
