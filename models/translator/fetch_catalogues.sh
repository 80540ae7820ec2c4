#!/usr/bin/env bash
# Downloads the Debian packages that hold Simplified Chinese message catalogues and keeps the catalogues alone.
# fetch_catalogues.sh FOLDER makes FOLDER/{gtk,kde,lo,debian,references}/PACKAGE/*.{mo,qm}. Needs apt-file with its lists (apt-file update).
set -eu
folder=$1
largest=50000000 # bytes of a package; larger ones are mostly pictures
catalogue='usr/share/(locale/zh_CN/LC_MESSAGES/.*\.mo|.*[_/.]zh_CN\.qm)$'
toolkits='libgtk-3-common libgtk-4-common libglib2.0-data libreoffice-l10n-zh-cn'
# Programs that nothing is trained on: their catalogues are only further references.
references='gimp-data inkscape evince-common gedit-common nautilus-data totem-common rhythmbox-data gnome-calculator kate5-data okular
    gwenview dolphin konsole ark thunar-data mousepad atril-common caja-common vlc-l10n audacious-plugins-data transmission-gtk
    file-roller baobab simple-scan gnumeric-common'
mkdir -p "$folder/packages"
folder=$(cd "$folder" && pwd)

belongs_to() {
    case " $(echo $references) " in *" $1 "*) echo references && return ;; esac
    case $1 in
    libgtk-*-common | libglib2.0-data) echo gtk ;;
    libkf5* | kwayland-data | kded5-data) echo kde ;;
    libreoffice-l10n-zh-cn) echo lo ;;
    *) echo debian ;;
    esac
}

keep_catalogues() {
    local file=$1 package
    package=$(dpkg-deb -f "$file" Package)
    local target
    target=$folder/$(belongs_to "$package")/$package
    mkdir -p "$target"
    dpkg-deb --fsys-tarfile "$file" | tar -x -C "$target" --wildcards --transform 's,.*/,,' '*/zh_CN/*.mo' '*zh_CN.qm' 2>/dev/null || true
    rm "$file"
}
export -f keep_catalogues belongs_to
export folder references

small=$(apt-file search -x "$catalogue" | cut -d: -f1 | sort -u | xargs apt-cache show --no-all-versions |
    awk -v most=$largest '/^Package:/ { name = $2 } /^Size:/ && $2 < most { print name }')
cd "$folder/packages"
printf '%s\n' $small $toolkits $references | sort -u | xargs -P 6 -n 12 apt-get -q -o APT::Sandbox::User=root download || true
find . -name '*.deb' -print0 | xargs -0 -P 2 -n 1 bash -c 'keep_catalogues "$0"'
find "$folder" -type l -delete
find "$folder" -type d -empty -delete
