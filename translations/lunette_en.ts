<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>lunette::ExchangeView</name>
        <message numerus="yes">
            <source>%n token(s)</source>
            <translation>
                <numerusform>%n token</numerusform>
                <numerusform>%n tokens</numerusform>
            </translation>
        </message>
    </context>
    <context>
    <name>lunette::ImageCanvas</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
        <name>lunette::MainWindow</name>
        <message numerus="yes">
            <source>Note: %n item(s)</source>
            <translation>
                <numerusform>Note: %n item</numerusform>
                <numerusform>Note: %n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lunette::PictureOpener</name>
        <message numerus="yes">
            <source>%n file(s) were given; one picture is open at a time: this is %1.</source>
            <translation>
                <numerusform>%n file was given; one picture is open at a time: this is %1.</numerusform>
                <numerusform>%n files were given; one picture is open at a time: this is %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lunette::SettingsDialog</name>
        <message numerus="yes">
            <source>After %n minute(s) idle</source>
            <translation>
                <numerusform>After %n minute idle</numerusform>
                <numerusform>After %n minutes idle</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lunette::GivenView</name>
        <message numerus="yes">
            <source>The model was given: the picture, %n earlier turn(s), this question</source>
            <translation>
                <numerusform>The model was given: the picture, %n earlier turn, this question</numerusform>
                <numerusform>The model was given: the picture, %n earlier turns, this question</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lunette::GlossaryDialog</name>
        <message numerus="yes">
            <source>%n term(s) read.</source>
            <translation>
                <numerusform>%n term read.</numerusform>
                <numerusform>%n terms read.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more line(s) were left out.</source>
            <translation>
                <numerusform>%n more line was left out.</numerusform>
                <numerusform>%n more lines were left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n term(s), saved.</source>
            <translation>
                <numerusform>%n term, saved.</numerusform>
                <numerusform>%n terms, saved.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) need both languages before they count.</source>
            <translation>
                <numerusform>%n row needs both languages before it counts.</numerusform>
                <numerusform>%n rows need both languages before they count.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lunette::MemoryPage</name>
        <message numerus="yes">
            <source>Forget all %n translation(s) of yours? This cannot be undone.</source>
            <translation>
                <numerusform>Forget your %n translation? This cannot be undone.</numerusform>
                <numerusform>Forget all %n translations of yours? This cannot be undone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n translation(s), saved.</source>
            <translation>
                <numerusform>%n translation, saved.</numerusform>
                <numerusform>%n translations, saved.</numerusform>
            </translation>
        </message>
    </context>
</TS>
