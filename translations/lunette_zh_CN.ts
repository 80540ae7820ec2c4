<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CropCommand</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>there is no picture in what was dropped</source>
        <translation>拖入的内容里没有图片</translation>
    </message>
    <message>
        <source>save it as a file first and open that</source>
        <translation>请先把它存成文件，再打开该文件</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>add --help to see how the command is used</source>
        <translation>加上 --help 可查看该命令的用法</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much</source>
        <translation>多出了“%1”</translation>
    </message>
    <message>
        <source>put words that belong together into quotes</source>
        <translation>请用引号把属于同一项的词括起来</translation>
    </message>
    <message>
        <source>the note cannot be written into %1</source>
        <translation>无法把笔记写入 %1</translation>
    </message>
    <message>
        <source>choose a folder that exists and that you may write to</source>
        <translation>请选择一个存在且可写入的文件夹</translation>
    </message>
    <message>
        <source>there is no preset %1</source>
        <translation>没有名为 %1 的预设</translation>
    </message>
    <message>
        <source>use short, detailed, long or read</source>
        <translation>请使用 short、detailed、long 或 read</translation>
    </message>
    <message>
        <source>gaze needs the place of one face</source>
        <translation>gaze 需要一张脸的位置</translation>
    </message>
    <message>
        <source>add --at X,Y with fractions from 0 to 1</source>
        <translation>请加上 --at X,Y，数值为 0 到 1 之间的小数</translation>
    </message>
    <message>
        <source>packs does not know &quot;%1&quot;</source>
        <translation>packs 不认识“%1”</translation>
    </message>
    <message>
        <source>the answer could not be written</source>
        <translation>无法写出回答</translation>
    </message>
    <message>
        <source>check where the output goes</source>
        <translation>请检查输出的去向</translation>
    </message>
    <message>
        <source>there is no benchmark &quot;%1&quot;</source>
        <translation>没有名为“%1”的测速项目</translation>
    </message>
    <message>
        <source>choose vision, text, translate or all</source>
        <translation>请选择 vision、text、translate 或 all</translation>
    </message>
    <message>
        <source>there is no command or picture &quot;%1&quot;</source>
        <translation>没有名为“%1”的命令或图片</translation>
    </message>
    <message>
        <source>see lunette --help</source>
        <translation>请查看 lunette --help</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>close other programs and try again</source>
        <translation>请关闭其他程序后重试</translation>
    </message>
    <message>
        <source>the folder %1 holds no tokenizer.json and not exactly one .spm file</source>
        <translation>文件夹 %1 中没有 tokenizer.json，也不是恰好有一个 .spm 文件</translation>
    </message>
    <message>
        <source>give the path of the .spm file itself</source>
        <translation>请直接给出 .spm 文件的路径</translation>
    </message>
    <message>
        <source>the input is not a JSON array of %1</source>
        <translation>输入不是由 %1 组成的 JSON 数组</translation>
    </message>
    <message>
        <source>pipe one in, for example: echo &apos;%2&apos;</source>
        <translation>请通过管道传入，例如：echo &apos;%2&apos;</translation>
    </message>
    <message>
        <source>--at and --box need a picture</source>
        <translation>--at 和 --box 需要图片</translation>
    </message>
    <message>
        <source>leave out --no-image and give the picture</source>
        <translation>请去掉 --no-image 并给出图片</translation>
    </message>
    <message>
        <source>the text is larger than 10 MB</source>
        <translation>文本超过 10 MB</translation>
    </message>
    <message>
        <source>translate it in parts</source>
        <translation>请分段翻译</translation>
    </message>
    <message>
        <source>%1 is not a translator</source>
        <translation>%1 不是翻译模型</translation>
    </message>
    <message>
        <source>give a Marian (opus-mt) pack or folder</source>
        <translation>请给出 Marian（opus-mt）模型包或文件夹</translation>
    </message>
    <message>
        <source>the translator %1 goes from %2 to %3</source>
        <translation>翻译模型 %1 的方向是从 %2 到 %3</translation>
    </message>
    <message>
        <source>choose another --translator, or leave out --to</source>
        <translation>请换一个 --translator，或去掉 --to</translation>
    </message>
    <message>
        <source>--%1 cannot be &quot;%2&quot;</source>
        <translation>--%1 不能是“%2”</translation>
    </message>
    <message>
        <source>give %3</source>
        <translation>请给出 %3</translation>
    </message>
    <message>
        <source>the options cannot be understood (%1)</source>
        <translation>无法理解这些选项（%1）</translation>
    </message>
    <message>
        <source>add --help to see what there is</source>
        <translation>加上 --help 可查看可用的选项</translation>
    </message>
    <message>
        <source>there is not enough memory for this model</source>
        <translation>内存不足以加载此模型</translation>
    </message>
    <message>
        <source>close other programs, or choose a smaller precision or model</source>
        <translation>请关闭其他程序，或选择更低的精度或更小的模型</translation>
    </message>
    <message>
        <source>the question is empty</source>
        <translation>问题为空</translation>
    </message>
    <message>
        <source>say what you want to know about the picture</source>
        <translation>请说明想了解图片的什么</translation>
    </message>
    <message>
        <source>the question has %1 characters, more than the %2 that fit</source>
        <translation>问题有 %1 个字符，超过了上限 %2</translation>
    </message>
    <message>
        <source>shorten it</source>
        <translation>请缩短</translation>
    </message>
    <message>
        <source>%1 is a translator, which cannot look at pictures</source>
        <translation>%1 是翻译模型，不能看图</translation>
    </message>
    <message>
        <source>give a Moondream2 pack or folder</source>
        <translation>请给出 Moondream2 模型包或文件夹</translation>
    </message>
    <message>
        <source>the split pattern &apos;%2&apos; in %1 is not understood</source>
        <translation>无法理解 %1 中的切分规则“%2”</translation>
    </message>
    <message>
        <source>use the tokenizer.json that belongs to the model</source>
        <translation>请使用该模型自带的 tokenizer.json</translation>
    </message>
    <message>
        <source>%1 has a %2 that is not understood</source>
        <translation>%1 中有无法理解的 %2</translation>
    </message>
    <message>
        <source>%1 does not describe a tokenizer</source>
        <translation>%1 描述的不是分词器</translation>
    </message>
    <message>
        <source>%1 gives id %2 to two tokens</source>
        <translation>%1 把编号 %2 给了两个词元</translation>
    </message>
    <message>
        <source>%1 has no vocabulary</source>
        <translation>%1 没有词表</translation>
    </message>
    <message>
        <source>%1 gives token &apos;%2&apos; an id that is not one</source>
        <translation>%1 给词元“%2”的编号无效</translation>
    </message>
    <message>
        <source>%1 joins &apos;%2&apos; and &apos;%3&apos;, which its vocabulary does not hold</source>
        <translation>%1 要合并“%2”和“%3”，但词表里没有</translation>
    </message>
    <message>
        <source>%1 gives token &apos;%2&apos; two ids</source>
        <translation>%1 给了词元“%2”两个编号</translation>
    </message>
    <message>
        <source>the vocabulary of %1 has no token for byte %2</source>
        <translation>%1 的词表没有字节 %2 对应的词元</translation>
    </message>
    <message>
        <source>%1 is not a SentencePiece model (%2)</source>
        <translation>%1 不是 SentencePiece 模型（%2）</translation>
    </message>
    <message>
        <source>the file is damaged; download it again</source>
        <translation>文件已损坏，请重新下载</translation>
    </message>
    <message>
        <source>%1 is not a SentencePiece model</source>
        <translation>%1 不是 SentencePiece 模型</translation>
    </message>
    <message>
        <source>the vocabulary of %1 needs one token for unknown text</source>
        <translation>%1 的词表需要一个表示未知文字的词元</translation>
    </message>
    <message>
        <source>the vocabulary of %1 holds a token that is not a text</source>
        <translation>%1 的词表中有不是文本的词元</translation>
    </message>
    <message>
        <source>the vocabulary of %1 holds a token twice</source>
        <translation>%1 的词表中有重复的词元</translation>
    </message>
    <message>
        <source>the vocabulary of %1 holds a score that is not a number</source>
        <translation>%1 的词表中有不是数字的分值</translation>
    </message>
    <message>
        <source>the vocabulary of %1 holds a token of an unknown kind</source>
        <translation>%1 的词表中有未知类型的词元</translation>
    </message>
    <message>
        <source>%1 is not a unigram model</source>
        <translation>%1 不是 unigram 模型</translation>
    </message>
    <message>
        <source>use the source.spm or target.spm of a Marian model</source>
        <translation>请使用 Marian 模型的 source.spm 或 target.spm</translation>
    </message>
    <message>
        <source>the character map of %1 is damaged</source>
        <translation>%1 的字符映射表已损坏</translation>
    </message>
    <message>
        <source>this build of Lunette has no engine</source>
        <translation>这个版本的 Lunette 不含推理引擎</translation>
    </message>
    <message>
        <source>build it with LUNETTE_WITH_TORCH=ON (./packaging/run does)</source>
        <translation>请用 LUNETTE_WITH_TORCH=ON 构建（./packaging/run 会这样做）</translation>
    </message>
    <message>
        <source>the engine could not be loaded (%1)</source>
        <translation>无法加载推理引擎（%1）</translation>
    </message>
    <message>
        <source>run ./packaging/run once to restore LibTorch</source>
        <translation>请运行一次 ./packaging/run 以恢复 LibTorch</translation>
    </message>
    <message>
        <source>the translator gave no usable numbers</source>
        <translation>翻译模型没有给出可用的结果</translation>
    </message>
    <message>
        <source>check the translation pack for damage, or install it again</source>
        <translation>请检查翻译包是否损坏，或重新安装</translation>
    </message>
    <message>
        <source>%1 beams are too many</source>
        <translation>%1 个束太多</translation>
    </message>
    <message>
        <source>choose 1 to %2</source>
        <translation>请选择 1 到 %2</translation>
    </message>
    <message>
        <source>the text is too long for one translation (%1 of %2 pieces)</source>
        <translation>文本太长，无法一次翻译（%1 段，上限 %2 段）</translation>
    </message>
    <message>
        <source>translate it in shorter parts</source>
        <translation>请分成较短的几段翻译</translation>
    </message>
    <message>
        <source>the model %1 (%2) cannot do this: %3</source>
        <translation>模型 %1（%2）做不到：%3</translation>
    </message>
    <message>
        <source>use another model or another kind of question</source>
        <translation>请换一个模型，或换一种问法</translation>
    </message>
    <message>
        <source>type a question</source>
        <translation>请输入问题</translation>
    </message>
    <message>
        <source>the name of the object is empty</source>
        <translation>物体名称为空</translation>
    </message>
    <message>
        <source>say what to look for</source>
        <translation>请说明要找什么</translation>
    </message>
    <message>
        <source>give it as --at X,Y</source>
        <translation>请用 --at X,Y 给出</translation>
    </message>
    <message>
        <source>this needs a picture</source>
        <translation>这需要一张图片</translation>
    </message>
    <message>
        <source>open a picture first</source>
        <translation>请先打开一张图片</translation>
    </message>
    <message>
        <source>the question is too long for this model</source>
        <translation>对这个模型来说问题太长</translation>
    </message>
    <message>
        <source>ask a shorter question</source>
        <translation>请缩短问题</translation>
    </message>
    <message>
        <source>there is not enough memory for this picture</source>
        <translation>内存不足以处理这张图片</translation>
    </message>
    <message>
        <source>close other programs or crop a smaller part</source>
        <translation>请关闭其他程序，或框选更小的区域</translation>
    </message>
    <message>
        <source>the picture is empty</source>
        <translation>图片是空的</translation>
    </message>
    <message>
        <source>open another picture</source>
        <translation>请打开另一张图片</translation>
    </message>
    <message>
        <source>this version has no int8 or int4 precision</source>
        <translation>此版本没有 int8 或 int4 精度</translation>
    </message>
    <message>
        <source>use --precision auto, fp32 or bf16</source>
        <translation>请使用 --precision auto、fp32 或 bf16</translation>
    </message>
    <message>
        <source>this processor cannot compute in bf16</source>
        <translation>此处理器不能用 bf16 计算</translation>
    </message>
    <message>
        <source>use --precision fp32</source>
        <translation>请使用 --precision fp32</translation>
    </message>
    <message>
        <source>close other programs or choose a smaller model</source>
        <translation>请关闭其他程序，或选择更小的模型</translation>
    </message>
    <message>
        <source>the engine failed (%1)</source>
        <translation>推理引擎出错（%1）</translation>
    </message>
    <message>
        <source>try again, or verify the model pack</source>
        <translation>请重试，或校验模型包</translation>
    </message>
    <message>
        <source>the picture was prepared for another model</source>
        <translation>这张图片是为另一个模型准备的</translation>
    </message>
    <message>
        <source>show the picture again</source>
        <translation>请重新显示图片</translation>
    </message>
    <message>
        <source>the text is longer than the model can take</source>
        <translation>文本超过模型能接受的长度</translation>
    </message>
    <message>
        <source>the picture %1 is cut off</source>
        <translation>图片 %1 不完整</translation>
    </message>
    <message>
        <source>copy, save or download it again</source>
        <translation>请重新复制、保存或下载</translation>
    </message>
    <message>
        <source>the picture %1 is damaged</source>
        <translation>图片 %1 已损坏</translation>
    </message>
    <message>
        <source>open it in another program and save it again, or take a new screenshot</source>
        <translation>请用其他程序打开并重新保存，或重新截图</translation>
    </message>
    <message>
        <source>the file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>check its permissions and that its disk is still there</source>
        <translation>请检查文件权限，以及所在磁盘是否仍在</translation>
    </message>
    <message>
        <source>the drawing %1 can only be read in the window</source>
        <translation>绘图 %1 只能在窗口中打开</translation>
    </message>
    <message>
        <source>open it there or save it as PNG</source>
        <translation>请在窗口中打开，或存为 PNG</translation>
    </message>
    <message>
        <source>there is not enough memory for the picture %1</source>
        <translation>内存不足以打开图片 %1</translation>
    </message>
    <message>
        <source>close other programs or use a smaller picture</source>
        <translation>请关闭其他程序，或使用更小的图片</translation>
    </message>
    <message>
        <source>%1 is a %2 file, which cannot be read here</source>
        <translation>%1 是 %2 文件，这里无法读取</translation>
    </message>
    <message>
        <source>save it as PNG or JPEG first, or take a screenshot of it</source>
        <translation>请先存为 PNG 或 JPEG，或对它截图</translation>
    </message>
    <message>
        <source>%1 is not a picture</source>
        <translation>%1 不是图片</translation>
    </message>
    <message>
        <source>choose a PNG, JPEG, WebP, BMP, GIF, TIFF or SVG file</source>
        <translation>请选择 PNG、JPEG、WebP、BMP、GIF、TIFF 或 SVG 文件</translation>
    </message>
    <message>
        <source>the picture %1 has no pixels</source>
        <translation>图片 %1 没有像素</translation>
    </message>
    <message>
        <source>save it again or take a new screenshot</source>
        <translation>请重新保存，或重新截图</translation>
    </message>
    <message>
        <source>the picture %1 is too large: %2 x %3 pixels</source>
        <translation>图片 %1 太大：%2 × %3 像素</translation>
    </message>
    <message>
        <source>make it smaller first; up to 200 million pixels and 65535 a side can be read</source>
        <translation>请先缩小；最多可读取 2 亿像素，且每边不超过 65535</translation>
    </message>
    <message>
        <source>the file %1 is empty</source>
        <translation>文件 %1 是空的</translation>
    </message>
    <message>
        <source>save or download the picture again</source>
        <translation>请重新保存或下载图片</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>check the name and the folder</source>
        <translation>请检查名称和文件夹</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>choose a picture inside it</source>
        <translation>请选择其中的一张图片</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>choose a picture that is stored on a disk</source>
        <translation>请选择存放在磁盘上的图片</translation>
    </message>
    <message>
        <source>the file %1 is larger than 1 GB</source>
        <translation>文件 %1 超过 1 GB</translation>
    </message>
    <message>
        <source>choose a smaller picture</source>
        <translation>请选择更小的图片</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a crop</source>
        <translation>“%1”不是裁剪区域</translation>
    </message>
    <message>
        <source>write it as X,Y,W,H in whole pixels, for example 320,80,1176,910</source>
        <translation>请写成 X,Y,W,H（整数像素），例如 320,80,1176,910</translation>
    </message>
    <message>
        <source>the crop %1 is outside the picture</source>
        <translation>裁剪区域 %1 在图片之外</translation>
    </message>
    <message>
        <source>the picture has %2 x %3 pixels; choose a crop inside it</source>
        <translation>图片为 %2 × %3 像素，请在图片内选择</translation>
    </message>
    <message>
        <source>there is no translator pack for this direction</source>
        <translation>没有这个方向的翻译包</translation>
    </message>
    <message>
        <source>the text is shown as it is; add a translator pack to see both languages</source>
        <translation>文字按原样显示；添加翻译包后可同时看到两种语言</translation>
    </message>
    <message>
        <source>no model pack is loaded</source>
        <translation>没有加载模型包</translation>
    </message>
    <message>
        <source>open Packs and choose one</source>
        <translation>请打开“模型包”并选择一个</translation>
    </message>
    <message>
        <source>close other programs, choose a smaller pack, or drag a smaller frame</source>
        <translation>请关闭其他程序、选择更小的模型包，或框选更小的区域</translation>
    </message>
    <message>
        <source>the engine stopped with &quot;%1&quot;</source>
        <translation>推理引擎停止运行（“%1”）</translation>
    </message>
    <message>
        <source>try again; if it happens again, choose another pack</source>
        <translation>请重试；如果再次发生，请换一个模型包</translation>
    </message>
    <message>
        <source>the engine stopped for an unknown reason</source>
        <translation>推理引擎因未知原因停止运行</translation>
    </message>
    <message>
        <source>the note template has a section without its partner: %1</source>
        <translation>笔记模板中有一个段落没有配对：%1</translation>
    </message>
    <message>
        <source>close each {{#name}} with {{/name}}, in order</source>
        <translation>请按顺序用 {{/name}} 结束每个 {{#name}}</translation>
    </message>
    <message>
        <source>there is no note template %1</source>
        <translation>没有笔记模板 %1</translation>
    </message>
    <message>
        <source>use one of %2, or the path of a template file</source>
        <translation>请使用 %2 之一，或模板文件的路径</translation>
    </message>
    <message>
        <source>the note template %1 cannot be read</source>
        <translation>无法读取笔记模板 %1</translation>
    </message>
    <message>
        <source>choose a readable text file of at most 1 MB</source>
        <translation>请选择一个可读取且不超过 1 MB 的文本文件</translation>
    </message>
    <message>
        <source>%1 is not a note file of Lunette, or it is damaged</source>
        <translation>%1 不是 Lunette 的笔记文件，或已损坏</translation>
    </message>
    <message>
        <source>choose a file that ends with .lunette.json</source>
        <translation>请选择以 .lunette.json 结尾的文件</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Lunette</source>
        <translation>%1 由更新版本的 Lunette 写成</translation>
    </message>
    <message>
        <source>open it with that version</source>
        <translation>请用那个版本打开</translation>
    </message>
    <message>
        <source>the note could not be saved in %1 (%2)</source>
        <translation>笔记无法保存到 %1（%2）</translation>
    </message>
    <message>
        <source>make room there or choose another folder; nothing was written</source>
        <translation>请腾出空间或换一个文件夹；没有写入任何内容</translation>
    </message>
    <message>
        <source>a picture of the note could not be written as PNG</source>
        <translation>笔记中的一张图片无法写成 PNG</translation>
    </message>
    <message>
        <source>open the picture again and export once more</source>
        <translation>请重新打开图片，再导出一次</translation>
    </message>
    <message>
        <source>the note&apos;s file name is too long (%1 bytes)</source>
        <translation>笔记的文件名太长（%1 字节）</translation>
    </message>
    <message>
        <source>choose a name of at most 230 bytes</source>
        <translation>请使用不超过 230 字节的名称</translation>
    </message>
    <message>
        <source>there is not enough memory to write the note</source>
        <translation>内存不足以写出笔记</translation>
    </message>
    <message>
        <source>close other programs and export again</source>
        <translation>请关闭其他程序后重新导出</translation>
    </message>
    <message>
        <source>the 4-bit tensor %1 does not have the expected shape</source>
        <translation>4 位张量 %1 的形状不符合要求</translation>
    </message>
    <message>
        <source>download the model again</source>
        <translation>请重新下载模型</translation>
    </message>
    <message>
        <source>the weights lack the tensor %1</source>
        <translation>权重中缺少张量 %1</translation>
    </message>
    <message>
        <source>download the model again; every file of it is needed</source>
        <translation>请重新下载模型，它的每个文件都需要</translation>
    </message>
    <message>
        <source>the tensor %1 has another shape or type than this model needs</source>
        <translation>张量 %1 的形状或类型与此模型不符</translation>
    </message>
    <message>
        <source>check that config.json and the weights belong together</source>
        <translation>请检查 config.json 与权重是否配套</translation>
    </message>
    <message>
        <source>these weights are not a Moondream model</source>
        <translation>这些权重不是 Moondream 模型</translation>
    </message>
    <message>
        <source>choose the folder of a Moondream2 download</source>
        <translation>请选择下载的 Moondream2 文件夹</translation>
    </message>
    <message>
        <source>%1 is a PyTorch checkpoint, not a safetensors file</source>
        <translation>%1 是 PyTorch 检查点，不是 safetensors 文件</translation>
    </message>
    <message>
        <source>choose the model.safetensors file of this model</source>
        <translation>请选择该模型的 model.safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is a GGUF file, not a safetensors file</source>
        <translation>%1 是 GGUF 文件，不是 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>%1 is too short for a safetensors file</source>
        <translation>%1 太短，不是 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file (its header would be %2 bytes)</source>
        <translation>%1 不是 safetensors 文件（文件头竟有 %2 字节）</translation>
    </message>
    <message>
        <source>%1 ends inside its header</source>
        <translation>%1 在文件头处中断</translation>
    </message>
    <message>
        <source>the download was cut off; download it again</source>
        <translation>下载中断，请重新下载</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file (its header is not an object)</source>
        <translation>%1 不是 safetensors 文件（文件头不是对象）</translation>
    </message>
    <message>
        <source>tensor %2 in %1 ends before it begins</source>
        <translation>%1 中的张量 %2 终点在起点之前</translation>
    </message>
    <message>
        <source>tensor %2 in %1 overlaps another one</source>
        <translation>%1 中的张量 %2 与另一个重叠</translation>
    </message>
    <message>
        <source>there is a gap before tensor %2 in %1</source>
        <translation>%1 中张量 %2 之前有空缺</translation>
    </message>
    <message>
        <source>%1 ends before tensor %2 does</source>
        <translation>%1 在张量 %2 结束之前就中断了</translation>
    </message>
    <message>
        <source>%1 goes on after its last tensor</source>
        <translation>%1 在最后一个张量之后还有内容</translation>
    </message>
    <message>
        <source>%1 does not name a file for tensor %2</source>
        <translation>%1 没有给出张量 %2 所在的文件</translation>
    </message>
    <message>
        <source>the shape of tensor %2 in %1 is too large</source>
        <translation>%1 中张量 %2 的形状太大</translation>
    </message>
    <message>
        <source>the bytes of tensor %2 in %1 do not agree with its shape</source>
        <translation>%1 中张量 %2 的字节数与形状不符</translation>
    </message>
    <message>
        <source>%1 does not list the parts of a model</source>
        <translation>%1 没有列出模型的各个部分</translation>
    </message>
    <message>
        <source>part %2 of the model is missing; %1 names it</source>
        <translation>缺少模型的 %2 部分（%1 中列出了它）</translation>
    </message>
    <message>
        <source>download the missing part into the same folder</source>
        <translation>请把缺少的部分下载到同一文件夹</translation>
    </message>
    <message>
        <source>tensor %2 is not in part %3, where %1 says it is</source>
        <translation>%1 说张量 %2 在 %3 中，但那里没有</translation>
    </message>
    <message>
        <source>download all parts of the model again</source>
        <translation>请重新下载模型的全部部分</translation>
    </message>
    <message>
        <source>the description of the tensors in %1 is damaged</source>
        <translation>%1 中的张量描述已损坏</translation>
    </message>
    <message>
        <source>the description of the tensors in %1 is too large</source>
        <translation>%1 中的张量描述太大</translation>
    </message>
    <message>
        <source>%1 ends inside the description of its tensors</source>
        <translation>%1 在张量描述处中断</translation>
    </message>
    <message>
        <source>%1 holds a number that is too large</source>
        <translation>%1 中有过大的数值</translation>
    </message>
    <message>
        <source>%1 holds more than a list of tensors (instruction %2)</source>
        <translation>%1 中不只是张量列表（指令 %2）</translation>
    </message>
    <message>
        <source>%1 wants to run &apos;%2&apos;, which no list of tensors needs</source>
        <translation>%1 想运行“%2”，而张量列表不需要它</translation>
    </message>
    <message>
        <source>%1 holds no list of named tensors</source>
        <translation>%1 中没有带名称的张量列表</translation>
    </message>
    <message>
        <source>choose the file with the weights, usually pytorch_model.bin</source>
        <translation>请选择权重文件，通常是 pytorch_model.bin</translation>
    </message>
    <message>
        <source>tensor %2 in %1 is described wrongly</source>
        <translation>%1 中张量 %2 的描述有误</translation>
    </message>
    <message>
        <source>%1 names tensor %2 twice</source>
        <translation>%1 重复列出了张量 %2</translation>
    </message>
    <message>
        <source>use a file with weights only, from a source that you trust</source>
        <translation>请使用来自可信来源、只含权重的文件</translation>
    </message>
    <message>
        <source>the data of tensor %2 are missing in %1</source>
        <translation>%1 中缺少张量 %2 的数据</translation>
    </message>
    <message>
        <source>the data of tensor %2 in %1 have the wrong size</source>
        <translation>%1 中张量 %2 的数据大小不对</translation>
    </message>
    <message>
        <source>%1 describes more data than it holds</source>
        <translation>%1 描述的数据多于实际内容</translation>
    </message>
    <message>
        <source>%1 is an archive, but not one of tensors</source>
        <translation>%1 是压缩包，但里面不是张量</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, not a file with weights</source>
        <translation>%1 是 TorchScript 程序，不是权重文件</translation>
    </message>
    <message>
        <source>%1 was saved on a big-endian computer</source>
        <translation>%1 是在大端序计算机上保存的</translation>
    </message>
    <message>
        <source>use a file that was saved on an ordinary computer</source>
        <translation>请使用在普通计算机上保存的文件</translation>
    </message>
    <message>
        <source>%1 holds data that belong to no tensor</source>
        <translation>%1 中有不属于任何张量的数据</translation>
    </message>
    <message>
        <source>%1 ends inside its data</source>
        <translation>%1 在数据处中断</translation>
    </message>
    <message>
        <source>%1 holds %2 twice</source>
        <translation>%1 中有重复的 %2</translation>
    </message>
    <message>
        <source>%1 is of a PyTorch version that is not known</source>
        <translation>%1 来自未知版本的 PyTorch</translation>
    </message>
    <message>
        <source>save it again with a current PyTorch, or use a safetensors file</source>
        <translation>请用当前版本的 PyTorch 重新保存，或使用 safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is of a PyTorch version that is too old</source>
        <translation>%1 来自过旧版本的 PyTorch</translation>
    </message>
    <message>
        <source>%1 is not a PyTorch checkpoint</source>
        <translation>%1 不是 PyTorch 检查点</translation>
    </message>
    <message>
        <source>%1 is a damaged archive</source>
        <translation>%1 是损坏的压缩包</translation>
    </message>
    <message>
        <source>%1 has no list of contents at its end</source>
        <translation>%1 末尾没有目录</translation>
    </message>
    <message>
        <source>%2 in %1 is compressed or encrypted</source>
        <translation>%1 中的 %2 被压缩或加密</translation>
    </message>
    <message>
        <source>use a file that PyTorch saved and nothing changed</source>
        <translation>请使用由 PyTorch 保存且未经改动的文件</translation>
    </message>
    <message>
        <source>the header of %1 is nested too deeply</source>
        <translation>%1 的文件头嵌套过深</translation>
    </message>
    <message>
        <source>the header of %1 is not a JSON object</source>
        <translation>%1 的文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>tensor %2 in %1 is not described by an object</source>
        <translation>%1 中张量 %2 的描述不是对象</translation>
    </message>
    <message>
        <source>the dtype of tensor %2 in %1 is not a text</source>
        <translation>%1 中张量 %2 的 dtype 不是文本</translation>
    </message>
    <message>
        <source>the shape of tensor %2 in %1 is not a list of whole numbers</source>
        <translation>%1 中张量 %2 的形状不是整数列表</translation>
    </message>
    <message>
        <source>the offsets of tensor %2 in %1 are not two whole numbers</source>
        <translation>%1 中张量 %2 的偏移量不是两个整数</translation>
    </message>
    <message>
        <source>the metadata of %1 is not a list of texts</source>
        <translation>%1 的元数据不是文本列表</translation>
    </message>
    <message>
        <source>the shape of tensor %2 in %1 holds a number that is not a size</source>
        <translation>%1 中张量 %2 的形状含有无效的大小</translation>
    </message>
    <message>
        <source>the offsets of tensor %2 in %1 hold a number that is not a position</source>
        <translation>%1 中张量 %2 的偏移量含有无效的位置</translation>
    </message>
    <message>
        <source>tensor %2 in %1 has too many dimensions</source>
        <translation>%1 中张量 %2 的维数太多</translation>
    </message>
    <message>
        <source>the metadata of %1 names an entry twice</source>
        <translation>%1 的元数据有重复的条目</translation>
    </message>
    <message>
        <source>tensor %2 in %1 is described twice</source>
        <translation>%1 中张量 %2 被描述了两次</translation>
    </message>
    <message>
        <source>tensor %2 in %1 lacks its dtype, shape or offsets</source>
        <translation>%1 中张量 %2 缺少 dtype、形状或偏移量</translation>
    </message>
    <message>
        <source>the header of %1 is not valid JSON (at byte %2)</source>
        <translation>%1 的文件头不是有效的 JSON（第 %2 字节处）</translation>
    </message>
    <message>
        <source>the header of %1 is not valid JSON</source>
        <translation>%1 的文件头不是有效的 JSON</translation>
    </message>
    <message>
        <source>the download in %1 is not finished</source>
        <translation>%1 中的下载没有完成</translation>
    </message>
    <message>
        <source>finish it: model.safetensors is needed</source>
        <translation>请完成下载：需要 model.safetensors</translation>
    </message>
    <message>
        <source>there is no model.safetensors in %1</source>
        <translation>%1 中没有 model.safetensors</translation>
    </message>
    <message>
        <source>pack.json of %1 has values of the wrong type</source>
        <translation>%1 的 pack.json 中有类型错误的值</translation>
    </message>
    <message>
        <source>pack.json of %1 names unknown kinds of controls</source>
        <translation>%1 的 pack.json 中有未知的控件类型</translation>
    </message>
    <message>
        <source>install the pack again</source>
        <translation>请重新安装该模型包</translation>
    </message>
    <message>
        <source>the prompt ids of this model do not fit its vocabulary</source>
        <translation>此模型的提示编号与词表不符</translation>
    </message>
    <message>
        <source>these weights are not of revision %1</source>
        <translation>这些权重不属于版本 %1</translation>
    </message>
    <message>
        <source>leave the revision out, or choose the one that was downloaded</source>
        <translation>请不要指定版本，或选择下载的那个版本</translation>
    </message>
    <message>
        <source>the pack description %1 cannot be used (%2)</source>
        <translation>模型包描述 %1 无法使用（%2）</translation>
    </message>
    <message>
        <source>get the pack again</source>
        <translation>请重新获取该模型包</translation>
    </message>
    <message>
        <source>the pack %1 was made for another version of Lunette</source>
        <translation>模型包 %1 是为另一版本的 Lunette 制作的</translation>
    </message>
    <message>
        <source>get a pack of format version 1</source>
        <translation>请获取格式版本为 1 的模型包</translation>
    </message>
    <message>
        <source>the folder %1 holds a model of the kind &quot;%2&quot;, which Lunette cannot run</source>
        <translation>文件夹 %1 中是“%2”类型的模型，Lunette 无法运行</translation>
    </message>
    <message>
        <source>choose a Moondream2 folder or a Marian (opus-mt) folder</source>
        <translation>请选择 Moondream2 文件夹或 Marian（opus-mt）文件夹</translation>
    </message>
    <message>
        <source>there is no model folder %1</source>
        <translation>没有模型文件夹 %1</translation>
    </message>
    <message>
        <source>give the folder that holds the model&apos;s files</source>
        <translation>请给出存放模型文件的文件夹</translation>
    </message>
    <message>
        <source>the folder %1 holds neither pack.json nor config.json</source>
        <translation>文件夹 %1 中既没有 pack.json 也没有 config.json</translation>
    </message>
    <message>
        <source>the translation pack lacks %1</source>
        <translation>翻译包缺少 %1</translation>
    </message>
    <message>
        <source>download this file into %2</source>
        <translation>请把该文件下载到 %2</translation>
    </message>
    <message>
        <source>%1 of the translation pack cannot be used (%2)</source>
        <translation>翻译包的 %1 无法使用（%2）</translation>
    </message>
    <message>
        <source>download this file again</source>
        <translation>请重新下载该文件</translation>
    </message>
    <message>
        <source>this translation model works in a way that is not supported (%1)</source>
        <translation>不支持此翻译模型的工作方式（%1）</translation>
    </message>
    <message>
        <source>use a model of the opus-mt family</source>
        <translation>请使用 opus-mt 系列的模型</translation>
    </message>
    <message>
        <source>the file %1 is missing</source>
        <translation>缺少文件 %1</translation>
    </message>
    <message>
        <source>download it and put it into the folder</source>
        <translation>请下载它并放进该文件夹</translation>
    </message>
    <message>
        <source>the file %1 is larger than such a file can be</source>
        <translation>文件 %1 超过了此类文件应有的大小</translation>
    </message>
    <message>
        <source>download it again</source>
        <translation>请重新下载</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>请检查它的权限</translation>
    </message>
    <message>
        <source>config.json has an impossible value for %1</source>
        <translation>config.json 中 %1 的值不可能成立</translation>
    </message>
    <message>
        <source>download config.json again</source>
        <translation>请重新下载 config.json</translation>
    </message>
    <message>
        <source>there is no Moondream2 revision %1</source>
        <translation>没有 Moondream2 版本 %1</translation>
    </message>
    <message>
        <source>use one of 2024-03-04 to 2025-06-21 as published</source>
        <translation>请使用已发布的 2024-03-04 至 2025-06-21 之间的版本</translation>
    </message>
    <message>
        <source>these weights belong to revision 2025-06-21, but tokenizer.json does not</source>
        <translation>这些权重属于版本 2025-06-21，但 tokenizer.json 不是</translation>
    </message>
    <message>
        <source>put tokenizer.json of moondream/starmie-v1 into the folder</source>
        <translation>请把 moondream/starmie-v1 的 tokenizer.json 放进该文件夹</translation>
    </message>
    <message>
        <source>these weights belong to revision %1, but tokenizer.json does not</source>
        <translation>这些权重属于版本 %1，但 tokenizer.json 不是</translation>
    </message>
    <message>
        <source>put the tokenizer.json of that revision into the folder</source>
        <translation>请把该版本的 tokenizer.json 放进该文件夹</translation>
    </message>
    <message>
        <source>the sizes in config.json do not fit together</source>
        <translation>config.json 中的各项尺寸互相矛盾</translation>
    </message>
    <message>
        <source>the file %1 of the pack %2 is damaged (%3)</source>
        <translation>模型包 %2 的文件 %1 已损坏（%3）</translation>
    </message>
    <message>
        <source>the file %1 of the pack %2 is missing</source>
        <translation>模型包 %2 缺少文件 %1</translation>
    </message>
    <message>
        <source>%1 is a file, not a model folder</source>
        <translation>%1 是文件，不是模型文件夹</translation>
    </message>
    <message>
        <source>there is no model pack or folder %1</source>
        <translation>没有名为 %1 的模型包或文件夹</translation>
    </message>
    <message>
        <source>give the path of a model folder</source>
        <translation>请给出模型文件夹的路径</translation>
    </message>
    <message>
        <source>use one of %2, or the path of a model folder</source>
        <translation>请使用 %2 之一，或模型文件夹的路径</translation>
    </message>
    <message>
        <source>put a model folder into %1, or choose one yourself</source>
        <translation>请把模型文件夹放进 %1，或自行选择一个</translation>
    </message>
    <message>
        <source>no translator from &quot;%2&quot; is installed</source>
        <translation>没有安装从“%2”翻译的翻译包</translation>
    </message>
    <message>
        <source>no vision-language model is installed</source>
        <translation>没有安装视觉语言模型</translation>
    </message>
    <message>
        <source>the folder %1 has no list of checksums to compare with</source>
        <translation>文件夹 %1 中没有可供比对的校验和</translation>
    </message>
    <message>
        <source>compare its files with those of the place where you got it</source>
        <translation>请与获取处的文件进行比对</translation>
    </message>
    <message>
        <source>%1 is only partly downloaded</source>
        <translation>%1 只下载了一部分</translation>
    </message>
    <message>
        <source>let the download finish, or start it again</source>
        <translation>请等待下载完成，或重新开始下载</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>check the folder, or download the file again</source>
        <translation>请检查文件夹，或重新下载该文件</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 是文件夹，不是文件</translation>
    </message>
    <message>
        <source>choose the file itself</source>
        <translation>请选择文件本身</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>无法读取 %1（%2）</translation>
    </message>
    <message>
        <source>check the file&apos;s permissions and the disk</source>
        <translation>请检查文件权限和磁盘</translation>
    </message>
    <message>
        <source>%1 is larger than any file of its kind</source>
        <translation>%1 比任何同类文件都大</translation>
    </message>
    <message>
        <source>check that it is the right file</source>
        <translation>请检查是否选对了文件</translation>
    </message>
    <message>
        <source>%1 is a Git LFS pointer, not the file it stands for</source>
        <translation>%1 是 Git LFS 指针，不是真正的文件</translation>
    </message>
    <message>
        <source>run &apos;git lfs pull&apos; in its folder, or download the file itself</source>
        <translation>请在其文件夹中运行 git lfs pull，或直接下载该文件</translation>
    </message>
    <message>
        <source>%1 is a web page, not the file it should be</source>
        <translation>%1 是网页，不是所需的文件</translation>
    </message>
    <message>
        <source>download the file itself, not the page that shows it</source>
        <translation>请下载文件本身，而不是显示它的网页</translation>
    </message>
    <message>
        <source>%1 is not valid JSON</source>
        <translation>%1 不是有效的 JSON</translation>
    </message>
    <message>
        <source>%1 needs more memory than there is</source>
        <translation>%1 需要的内存超过现有内存</translation>
    </message>
    <message>
        <source>close other programs, or check that it is the right file</source>
        <translation>请关闭其他程序，或检查是否选对了文件</translation>
    </message>
    <message>
        <source>%1 is nested too deeply</source>
        <translation>%1 嵌套过深</translation>
    </message>
    <message>
        <source>%1 names %2 twice</source>
        <translation>%1 重复列出了 %2</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1 is not a list of earlier turns</source>
        <translation>%1 不是先前问答的列表</translation>
    </message>
    <message>
        <source>write it as [{&quot;question&quot;: &quot;...&quot;, &quot;answer&quot;: &quot;...&quot;}]</source>
        <translation>请写成 [{&quot;question&quot;: &quot;...&quot;, &quot;answer&quot;: &quot;...&quot;}]</translation>
    </message>
    <message>
        <source>use packs list, info NAME, import FOLDER, check [NAME] or remove NAME</source>
        <translation>请用 packs list、info 名称、import 文件夹、check [名称] 或 remove 名称</translation>
    </message>
    <message>
        <source>download the file again</source>
        <translation>请重新下载该文件</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>the file %1 in %2 is a link to a file that is not there</source>
        <translation>%2 中的 %1 是一个链接，所指的文件不存在</translation>
    </message>
    <message>
        <source>the download of %1 in %2 is not finished</source>
        <translation>%2 中 %1 的下载没有完成</translation>
    </message>
    <message>
        <source>the file %1 is missing in %2</source>
        <translation>%2 中缺少 %1</translation>
    </message>
    <message>
        <source>download it from where the other files came from</source>
        <translation>请从其他文件的来源处下载它</translation>
    </message>
    <message>
        <source>the file tokenizer.json is missing in %1</source>
        <translation>%1 中缺少 tokenizer.json</translation>
    </message>
    <message>
        <source>download it from where the other files came from; revision 2025-06-21 needs that of moondream/starmie-v1</source>
        <translation>请从其他文件的来源处下载它；版本 2025-06-21 需要 moondream/starmie-v1 的那一个</translation>
    </message>
    <message>
        <source>the folder %1 is a pack of Lunette already</source>
        <translation>文件夹 %1 已经是 Lunette 的模型包</translation>
    </message>
    <message>
        <source>put it into the folder of your packs as it is</source>
        <translation>请把它原样放进您的模型包文件夹</translation>
    </message>
    <message>
        <source>the files in %1 do not tell which language is translated into which</source>
        <translation>%1 中的文件没有说明从哪种语言译成哪种语言</translation>
    </message>
    <message>
        <source>add the tokenizer_config.json of the model, or name the folder as it was published, such as opus-mt-en-zh</source>
        <translation>请补上该模型的 tokenizer_config.json，或把文件夹改回发布时的名称，例如 opus-mt-en-zh</translation>
    </message>
    <message>
        <source>the folder %1 holds several models (%2)</source>
        <translation>文件夹 %1 中有多个模型（%2）</translation>
    </message>
    <message>
        <source>choose the folder of one of them</source>
        <translation>请选择其中一个模型的文件夹</translation>
    </message>
    <message>
        <source>there is no model in the folder %1</source>
        <translation>文件夹 %1 中没有模型</translation>
    </message>
    <message>
        <source>choose a folder with config.json, tokenizer.json and model.safetensors (Moondream2), or with config.json, vocab.json, source.spm, target.spm and pytorch_model.bin (a Marian translator, opus-mt)</source>
        <translation>请选择含有 config.json、tokenizer.json 和 model.safetensors 的文件夹（Moondream2），或含有 config.json、vocab.json、source.spm、target.spm 和 pytorch_model.bin 的文件夹（Marian 翻译模型 opus-mt）</translation>
    </message>
    <message>
        <source>the files do not tell their revision, so 2024-04-02 is assumed</source>
        <translation>文件没有说明版本，因此按 2024-04-02 处理</translation>
    </message>
    <message>
        <source>the files do not tell their revision, so 2025-04-14 is assumed</source>
        <translation>文件没有说明版本，因此按 2025-04-14 处理</translation>
    </message>
    <message>
        <source>a pack cannot be called &quot;%1&quot;</source>
        <translation>模型包不能叫“%1”</translation>
    </message>
    <message>
        <source>choose a name of letters, digits, dashes and dots</source>
        <translation>请用字母、数字、连字符和点组成名称</translation>
    </message>
    <message>
        <source>there is a pack called &quot;%1&quot; already</source>
        <translation>已经有名为“%1”的模型包</translation>
    </message>
    <message>
        <source>choose another name, or remove that pack first</source>
        <translation>请换一个名称，或先移除那个模型包</translation>
    </message>
    <message>
        <source>there is no room for the pack in %1 (%2 MB needed, %3 MB free)</source>
        <translation>%1 中放不下这个模型包（需要 %2 MB，剩余 %3 MB）</translation>
    </message>
    <message>
        <source>make room there, or use the folder in place; nothing was imported</source>
        <translation>请在那里腾出空间，或就地使用该文件夹；没有导入任何内容</translation>
    </message>
    <message>
        <source>%1 changed while it was read</source>
        <translation>%1 在读取过程中发生了变化</translation>
    </message>
    <message>
        <source>let the download finish, then import again</source>
        <translation>请等下载完成后再次导入</translation>
    </message>
    <message>
        <source>the pack %1 is built in and stays</source>
        <translation>模型包 %1 是内置的，会保留</translation>
    </message>
    <message>
        <source>choose a pack that you imported</source>
        <translation>请选择您自己导入的模型包</translation>
    </message>
    <message>
        <source>the folder %1 was not made by an import, so it stays</source>
        <translation>文件夹 %1 不是导入产生的，因此会保留</translation>
    </message>
    <message>
        <source>delete it yourself if you do not need it</source>
        <translation>如果不需要，请自行删除</translation>
    </message>
    <message>
        <source>the pack %1 cannot be removed (%2)</source>
        <translation>无法移除模型包 %1（%2）</translation>
    </message>
    <message>
        <source>check the permissions of its folder</source>
        <translation>请检查其文件夹的权限</translation>
    </message>
    <message>
        <source>another import into %1 is running</source>
        <translation>另一个导入正在写入 %1</translation>
    </message>
    <message>
        <source>wait until it is done, then import again</source>
        <translation>请等它完成后再次导入</translation>
    </message>
    <message>
        <source>the pack cannot be written into %1 (%2)</source>
        <translation>无法把模型包写入 %1（%2）</translation>
    </message>
    <message>
        <source>make room there or mend its permissions; nothing was imported</source>
        <translation>请在那里腾出空间或修正权限；没有导入任何内容</translation>
    </message>
    <message>
        <source>the folder %1 that the pack %2 uses in place is not there</source>
        <translation>模型包 %2 就地使用的文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>move it back, or remove the pack and import the folder again</source>
        <translation>请把它移回原处，或移除该模型包后重新导入文件夹</translation>
    </message>
    <message>
        <source>the file %1 that the pack %2 uses in place has changed since the import (%3)</source>
        <translation>模型包 %2 就地使用的文件 %1 在导入后发生了变化（%3）</translation>
    </message>
    <message>
        <source>bring the old file back, or remove the pack and import the folder again</source>
        <translation>请恢复原来的文件，或移除该模型包后重新导入文件夹</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver, so the processor is used</source>
        <translation>没有 NVIDIA 驱动，因此使用处理器</translation>
    </message>
    <message>
        <source>the CUDA part of LibTorch is not installed (run ./packaging/run --cuda once), so the processor is used</source>
        <translation>没有安装 LibTorch 的 CUDA 部分（请运行一次 ./packaging/run --cuda），因此使用处理器</translation>
    </message>
    <message>
        <source>the CUDA part of LibTorch could not be opened, so the processor is used</source>
        <translation>无法打开 LibTorch 的 CUDA 部分，因此使用处理器</translation>
    </message>
    <message>
        <source>no usable NVIDIA GPU was found, so the processor is used</source>
        <translation>没有找到可用的 NVIDIA 显卡，因此使用处理器</translation>
    </message>
    <message>
        <source>the GPU has %1 free and the model needs %2, so the processor is used</source>
        <translation>显卡空闲 %1，模型需要 %2，因此使用处理器</translation>
    </message>
    <message>
        <source>the GPU computes in the 16 bits of the file; answers can differ a little from fp32</source>
        <translation>显卡以文件的 16 位精度计算，答案可能与 fp32 略有不同</translation>
    </message>
    <message>
        <source>bf16 is the fastest on this processor; answers can differ a little from fp32</source>
        <translation>bf16 在这台处理器上最快，答案可能与 fp32 略有不同</translation>
    </message>
    <message>
        <source>fp32 is the fastest exact precision on this processor; the weights stay 16-bit</source>
        <translation>fp32 是这台处理器上最快的精确精度，权重仍为 16 位</translation>
    </message>
    <message>
        <source>the model needs about %1 and %2 are free, so it will be slow; close other programs</source>
        <translation>模型约需 %1 内存，目前空闲 %2，因此会很慢；请关闭其他程序</translation>
    </message>
    <message>
        <source>save the file as CSV in UTF-8</source>
        <translation>请把文件另存为 UTF-8 编码的 CSV</translation>
    </message>
    <message>
        <source>line %1 of the glossary is left out: one of its two languages is empty</source>
        <translation>术语表第 %1 行被略过：缺少其中一种语言</translation>
    </message>
    <message>
        <source>the term on line %1 of the glossary is longer than %2 characters</source>
        <translation>术语表第 %1 行的术语超过 %2 个字符</translation>
    </message>
    <message>
        <source>a glossary holds words and short phrases; shorten it</source>
        <translation>术语表收录词和短语，请缩短它</translation>
    </message>
    <message>
        <source>the glossary has more than %1 terms</source>
        <translation>术语表超过 %1 条</translation>
    </message>
    <message>
        <source>leave out what you do not need</source>
        <translation>请去掉不需要的内容</translation>
    </message>
    <message>
        <source>line %1 of the glossary has one column</source>
        <translation>术语表第 %1 行只有一列</translation>
    </message>
    <message>
        <source>write the English, a comma, and the Chinese</source>
        <translation>请写成“英文,中文”，中间用英文逗号</translation>
    </message>
    <message>
        <source>line %1 of the glossary has %2 columns</source>
        <translation>术语表第 %1 行有 %2 列</translation>
    </message>
    <message>
        <source>put a cell that holds a comma in quotation marks</source>
        <translation>含逗号的单元格请加英文引号</translation>
    </message>
    <message>
        <source>line %1 of the glossary is left out: line %2 has &quot;%3&quot; again, and the last one counts</source>
        <translation>术语表第 %1 行被略过：第 %2 行又出现了“%3”，以后者为准</translation>
    </message>
    <message>
        <source>choose another place, or make room on the disk</source>
        <translation>请换个位置，或腾出磁盘空间</translation>
    </message>
    <message>
        <source>line %1 of the CSV file has a quotation mark inside a plain cell</source>
        <translation>CSV 文件第 %1 行的普通单元格里有引号</translation>
    </message>
    <message>
        <source>put the cell in quotation marks and write the mark twice</source>
        <translation>请给该单元格加英文引号，并把其中的引号写两遍</translation>
    </message>
    <message>
        <source>line %1 of the CSV file has text after a closing quotation mark</source>
        <translation>CSV 文件第 %1 行的后引号之后还有文字</translation>
    </message>
    <message>
        <source>put a comma between cells</source>
        <translation>单元格之间请用英文逗号隔开</translation>
    </message>
    <message>
        <source>the quotation mark that line %1 of the CSV file opens is never closed</source>
        <translation>CSV 文件第 %1 行的引号没有闭合</translation>
    </message>
    <message>
        <source>close it, or leave it out</source>
        <translation>请补上后引号，或去掉前引号</translation>
    </message>
    <message>
        <source>line %1 of the CSV file holds a control character</source>
        <translation>CSV 文件第 %1 行含有控制字符</translation>
    </message>
    <message>
        <source>is this a CSV file? Save it as plain text</source>
        <translation>这是 CSV 文件吗？请存为纯文本</translation>
    </message>
    <message>
        <source>--whole takes no translation memory</source>
        <translation>--whole 不能使用翻译记忆</translation>
    </message>
    <message>
        <source>leave out one of --whole and --memory</source>
        <translation>请去掉 --whole 或 --memory</translation>
    </message>
    <message>
        <source>line %1 of the CSV file is not UTF-8 text</source>
        <translation>CSV 文件第 %1 行不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the CSV file is larger than %1 MB</source>
        <translation>CSV 文件超过 %1 MB</translation>
    </message>
    <message>
        <source>give a CSV file that is there and that you may read</source>
        <translation>请提供存在且有权读取的 CSV 文件</translation>
    </message>
    <message>
        <source>the file %1 cannot be written (%2)</source>
        <translation>无法写入文件 %1（%2）</translation>
    </message>
    <message>
        <source>the file %1 cannot be put aside, so it is not replaced</source>
        <translation>无法给文件 %1 改名留存，因此没有替换它</translation>
    </message>
    <message>
        <source>move it to another folder</source>
        <translation>请把它移到别的文件夹</translation>
    </message>
    <message>
        <source>line %1 of the translation memory is left out: its direction is neither en-zh nor zh-en</source>
        <translation>翻译记忆第 %1 行被略过：方向既不是 en-zh 也不是 zh-en</translation>
    </message>
    <message>
        <source>line %1 of the translation memory is left out: one of its two texts is empty</source>
        <translation>翻译记忆第 %1 行被略过：原文或译文为空</translation>
    </message>
    <message>
        <source>line %1 of the translation memory is left out: it is longer than %2 characters</source>
        <translation>翻译记忆第 %1 行被略过：超过 %2 个字符</translation>
    </message>
    <message>
        <source>the translation memory has %1 rows; only its newest %2 are used</source>
        <translation>翻译记忆有 %1 行，只使用最新的 %2 行</translation>
    </message>
    <message>
        <source>the note cannot be opened without %1 beside it</source>
        <translation>缺少旁边的 %1，笔记无法打开</translation>
    </message>
    <message>
        <source>put the note, that file and the folder of its pictures together</source>
        <translation>请把笔记、该文件和图片文件夹放在同一处</translation>
    </message>
    <message>
        <source>the picture %1 of the note is missing or damaged</source>
        <translation>笔记的图片 %1 丢失或已损坏</translation>
    </message>
    <message>
        <source>put the folder %2 back beside the note</source>
        <translation>请把文件夹 %2 放回笔记旁边</translation>
    </message>
</context>
<context>
    <name>ErrorSentence</name>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 says what happened, %2 what to do.</extracomment>
        <translation>%1：%2。</translation>
    </message>
</context>
<context>
    <name>lunette::AnswerText</name>
    <message>
        <source>The reader is not sure of this word.</source>
        <translation>模型对这个词没有把握。</translation>
    </message>
</context>
<context>
    <name>lunette::AnswerView</name>
    <message>
        <source>Edited by you</source>
        <translation>由您修改</translation>
    </message>
    <message>
        <source>From your translation memory</source>
        <translation>来自您的翻译记忆</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The reader is not sure of: %1</source>
        <translation>模型没有把握的词：%1</translation>
    </message>
    <message>
        <source>Answer in English</source>
        <translation>英文回答</translation>
    </message>
    <message>
        <source>Answer in Chinese</source>
        <translation>中文回答</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the translation</source>
        <translation>保存译文</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the translation as it was</source>
        <translation>保留原来的译文</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Ctrl+Enter 保存，Esc 取消</translation>
    </message>
    <message>
        <source>Back to the machine&apos;s version</source>
        <translation>恢复机器译文</translation>
    </message>
    <message>
        <source>Dotted words may be misread.</source>
        <translation>带点线的词可能读错了。</translation>
    </message>
</context>
<context>
    <name>lunette::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>lunette::ChatPanel</name>
    <message>
        <source>Open a picture, drag a frame around what matters, then ask about it.</source>
        <translation>打开一张图片，框出关心的部分，然后提问。</translation>
    </message>
    <message>
        <source>Choose a ready question above, or type your own below.</source>
        <translation>在上方选一个现成的问题，或在下方自己输入。</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>%1 × %2 at %3, %4</source>
        <translation>%1 × %2，位于 %3, %4</translation>
    </message>
    <message>
        <source>Frame: %1</source>
        <translation>选框：%1</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问与答</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A ready question and its key.</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>lunette::CropOptionBar</name>
    <message>
        <source>Crop options</source>
        <translation>裁剪选项</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Left edge of the crop in pixels</source>
        <translation>裁剪区域左边缘（像素）</translation>
    </message>
    <message>
        <source>Top edge of the crop in pixels</source>
        <translation>裁剪区域上边缘（像素）</translation>
    </message>
    <message>
        <source>Width of the crop in pixels</source>
        <translation>裁剪区域宽度（像素）</translation>
    </message>
    <message>
        <source>Height of the crop in pixels</source>
        <translation>裁剪区域高度（像素）</translation>
    </message>
    <message>
        <source>Free ratio</source>
        <translation>自由比例</translation>
    </message>
    <message>
        <source>Ratio of width to height</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Select the whole picture (Enter in the picture)</source>
        <translation>选中整张图片（在图片中按 Enter）</translation>
    </message>
    <message>
        <source>Last crop</source>
        <translation>上次的选区</translation>
    </message>
    <message>
        <source>Use the crop before this one again, also on a new picture</source>
        <translation>再次使用之前的选区，换了图片也可以</translation>
    </message>
    <message>
        <source>Grow to fit the model</source>
        <translation>扩展到适合模型</translation>
    </message>
    <message>
        <source>Grow the frame to the shape that the model sees best</source>
        <translation>把选框扩展为模型看得最清楚的形状</translation>
    </message>
</context>
<context>
    <name>lunette::ExchangeView</name>
    <message>
        <source>Looking at the picture…</source>
        <translation>正在看图……</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The model gave no answer. Try another frame or another question.</source>
        <translation>模型没有给出回答。请换一个选框或换一个问题。</translation>
    </message>
    <message>
        <source>The answer was cut at the length limit.</source>
        <translation>回答达到长度上限，已被截断。</translation>
    </message>
    <message>
        <source>The translator keeps words that it does not know.</source>
        <translation>翻译模型会保留它不认识的词。</translation>
    </message>
    <message>
        <source>picture %1 s</source>
        <translation>看图 %1 秒</translation>
    </message>
    <message>
        <source>picture seen before</source>
        <translation>图片之前已看过</translation>
    </message>
    <message>
        <source>%1 s: %2, prompt %3 s, %4</source>
        <extracomment>Total time; then the parts: picture, prompt, number of tokens.</extracomment>
        <translation>%1 秒：%2，提示 %3 秒，%4</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy English</source>
        <translation>复制英文</translation>
    </message>
    <message>
        <source>Copy Chinese</source>
        <translation>复制中文</translation>
    </message>
    <message>
        <source>Edit translation</source>
        <translation>修改译文</translation>
    </message>
    <message>
        <source>Change the Chinese answer (F2)</source>
        <translation>修改中文回答（F2）</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Show this frame in the picture</source>
        <translation>在图片中显示此选框</translation>
    </message>
    <message>
        <source>Looking at the picture and thinking…</source>
        <translation>正在看图并思考……</translation>
    </message>
</context>
<context>
    <name>lunette::GivenView</name>
    <message numerus="yes">
        <source>The model was given: the picture, %n earlier turn(s), this question</source>
        <translation>
            <numerusform>模型收到的内容：图片、先前的 %n 轮问答、本次问题</numerusform>
        </translation>
    </message>
    <message>
        <source>The model was given: the picture, %1 of %2 earlier turns (the older ones did not fit), this question</source>
        <extracomment>How many earlier questions with their answers fitted, and how many there were.</extracomment>
        <translation>模型收到的内容：图片、先前 %2 轮问答中的 %1 轮（更早的放不下）、本次问题</translation>
    </message>
    <message>
        <source>Show or hide the exact text</source>
        <translation>显示或隐藏原文</translation>
    </message>
    <message>
        <source>This model was trained on single questions, so it may make little use of earlier ones.</source>
        <translation>这个模型是按单个问题训练的，可能用不上先前的问答。</translation>
    </message>
    <message>
        <source>The exact text that the model was given</source>
        <translation>模型收到的原文</translation>
    </message>
</context>
<context>
    <name>lunette::GlossaryDialog</name>
    <message numerus="yes">
        <source>%n term(s) read.</source>
        <translation>
            <numerusform>读入 %n 条术语。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) were left out.</source>
        <translation>
            <numerusform>另有 %n 行被略过。</numerusform>
        </translation>
    </message>
    <message>
        <source>The glossary was saved: %1</source>
        <translation>术语表已保存：%1</translation>
    </message>
    <message>
        <source>Import a glossary</source>
        <translation>导入术语表</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>表格 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the glossary</source>
        <translation>导出术语表</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2 shown.</source>
        <translation>显示 %2 条中的 %1 条。</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s), saved.</source>
        <translation>
            <numerusform>共 %n 条术语，已保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) need both languages before they count.</source>
        <translation>
            <numerusform>有 %n 行缺一种语言，补全后才生效。</numerusform>
        </translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Words that every translation takes from here, in both directions. Changes count from the next translation on.</source>
        <translation>每次翻译都按这里的词来译，中英双向有效。修改从下一次翻译起生效。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>搜索术语表</translation>
    </message>
    <message>
        <source>Terms of the glossary</source>
        <translation>术语表中的术语</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>添加术语</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the selected terms</source>
        <translation>移除选中的术语</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo the last change of the glossary</source>
        <translation>撤销对术语表的上一次修改</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>Redo the change of the glossary</source>
        <translation>重做对术语表的修改</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Import terms from a CSV file</source>
        <translation>从 CSV 文件导入术语</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export the glossary as a CSV file</source>
        <translation>把术语表导出为 CSV 文件</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Translation memory</source>
        <translation>翻译记忆</translation>
    </message>
    <message>
        <source>Glossary and translation memory</source>
        <translation>术语表和翻译记忆</translation>
    </message>
</context>
<context>
    <name>lunette::GlossaryModel</name>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Change a term</source>
        <translation>修改术语</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>添加术语</translation>
    </message>
    <message>
        <source>Remove terms</source>
        <translation>移除术语</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>导入术语</translation>
    </message>
</context>
<context>
    <name>lunette::ImageCanvas</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Whole picture, %1 by %2 pixels</source>
        <translation>整张图片，%1 × %2 像素</translation>
    </message>
    <message>
        <source>Crop of %1 by %2 pixels at %3, %4</source>
        <translation>选区 %1 × %2 像素，位于 %3, %4</translation>
    </message>
    <message>
        <source>Drag a frame around what matters. Arrow keys move the frame, with Shift by 10 pixels, with Ctrl they change its size. Enter selects the whole picture. Tab goes through the marks of an answer; Enter then makes a box the frame.</source>
        <translation>拖出一个框，圈住重要的部分。方向键移动框，按住 Shift 每次移动 10 像素，按住 Ctrl 改变大小。回车选中整张图片。Tab 键逐个查看回答中的标记，此时按回车会把方框设为选区。</translation>
    </message>
    <message>
        <source>Marking a place: arrow keys move the cross, Enter sets it, Escape ends.</source>
        <translation>正在标记位置：方向键移动标记，回车确定，Esc 结束。</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 个标记</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; mark %2: %3</source>
        <extracomment>The number of marks; then the number and the place of the one that is meant.</extracomment>
        <translation>%1；标记 %2：%3</translation>
    </message>
</context>
<context>
    <name>lunette::ImportDialog</name>
    <message>
        <source>Choose the folder of a model</source>
        <translation>选择模型所在的文件夹</translation>
    </message>
    <message>
        <source>Choose tokenizer.json</source>
        <translation>选择 tokenizer.json</translation>
    </message>
    <message>
        <source>Tokenizers (*.json)</source>
        <translation>分词器 (*.json)</translation>
    </message>
    <message>
        <source>4-bit numbers</source>
        <translation>4 位数值</translation>
    </message>
    <message>
        <source>32-bit numbers</source>
        <translation>32 位数值</translation>
    </message>
    <message>
        <source>16-bit numbers</source>
        <translation>16 位数值</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>停止导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy it: %1 of the %2 that are free</source>
        <translation>复制：需要 %1，剩余空间 %2</translation>
    </message>
    <message>
        <source>Use it in place: %1; the folder has to stay where it is</source>
        <translation>就地使用：只需 %1，文件夹须留在原处</translation>
    </message>
    <message>
        <source>Translator (Marian)</source>
        <translation>翻译模型（Marian）</translation>
    </message>
    <message>
        <source>Translator from %1 to %2 (Marian)</source>
        <translation>翻译模型：%1译%2（Marian）</translation>
    </message>
    <message>
        <source>Moondream2</source>
        <translation>Moondream2</translation>
    </message>
    <message>
        <source>Moondream2, revision %1</source>
        <translation>Moondream2，版本 %1</translation>
    </message>
    <message>
        <source>Moondream2; the files do not tell which revision</source>
        <translation>Moondream2；文件没有说明是哪个版本</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <source>Found in: %1</source>
        <translation>所在位置：%1</translation>
    </message>
    <message>
        <source>Choose the revision that you downloaded; a wrong one gives worse answers.</source>
        <translation>请选择您下载的版本；选错会使回答变差。</translation>
    </message>
    <message>
        <source>It cannot be used yet:</source>
        <translation>暂时还不能使用：</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>正在查看文件夹……</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，没有导入任何内容。</translation>
    </message>
    <message>
        <source>“%1” is installed; translations use it from now on.</source>
        <translation>已安装“%1”，今后的翻译将使用它。</translation>
    </message>
    <message>
        <source>“%1” is installed.</source>
        <translation>已安装“%1”。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Choose or drop here the folder of a model that you downloaded: Moondream2 of any revision, or a translator of the opus-mt family. The folder is only read.</source>
        <translation>请选择或拖入您下载的模型文件夹：任何版本的 Moondream2，或 opus-mt 系列的翻译模型。程序只读取该文件夹，不会改动它。</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>尚未选择文件夹</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose &amp;tokenizer.json…</source>
        <translation>选择 tokenizer.json(&amp;T)…</translation>
    </message>
    <message>
        <source>Choose another tokenizer.json for this model</source>
        <translation>为此模型另选 tokenizer.json</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>版本(&amp;R)</translation>
    </message>
    <message>
        <source>Revision of the model</source>
        <translation>模型版本</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the pack</source>
        <translation>模型包名称</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>位置(&amp;P)</translation>
    </message>
    <message>
        <source>Copy the model</source>
        <translation>复制模型</translation>
    </message>
    <message>
        <source>Use the model in place</source>
        <translation>就地使用模型</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>&amp;Use it now</source>
        <translation>立即使用(&amp;U)</translation>
    </message>
    <message>
        <source>Answer with this model from now on</source>
        <translation>今后用此模型回答</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import the model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>%1 billion parameters</source>
        <extracomment>In Chinese the number counts hundred millions.</extracomment>
        <translation>%1 亿个参数</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <extracomment>In Chinese the number counts ten thousands.</extracomment>
        <translation>%1 万个参数</translation>
    </message>
    <message>
        <source>%1, %2, %3 of weights in memory</source>
        <translation>%1，%2，权重占内存 %3</translation>
    </message>
</context>
<context>
    <name>lunette::MainActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Frame the whole picture</source>
        <translation>选中整张图片</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last change of the frame</source>
        <translation>撤销上一次对选框的更改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo the change of the frame</source>
        <translation>重做对选框的更改</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Fit the picture into the window</source>
        <translation>让图片适合窗口</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Show the picture pixel for pixel</source>
        <translation>按原始像素显示图片</translation>
    </message>
    <message>
        <source>Export note</source>
        <translation>导出笔记</translation>
    </message>
    <message>
        <source>Save the conversation as a note</source>
        <translation>把对话保存为笔记</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation>选择回答问题的模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language, colours, device</source>
        <translation>语言、配色、设备</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Go to the question line</source>
        <translation>转到提问栏</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Make a pack of a downloaded folder</source>
        <translation>把下载的文件夹做成模型包</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Words that translations take from you</source>
        <translation>翻译时采用您指定的词</translation>
    </message>
    <message>
        <source>Open note…</source>
        <translation>打开笔记…</translation>
    </message>
    <message>
        <source>Go on with a note that was saved</source>
        <translation>继续已保存的笔记</translation>
    </message>
</context>
<context>
    <name>lunette::MainWindow</name>
    <message>
        <source>Lunette</source>
        <translation>Lunette</translation>
    </message>
    <message>
        <source>%1 – Lunette</source>
        <translation>%1 – Lunette</translation>
    </message>
    <message>
        <source>The note was saved: %1</source>
        <translation>笔记已保存：%1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>对话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Chat and note</source>
        <translation>对话与笔记</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>The program opens no connection. Pictures and answers stay on this computer.</source>
        <translation>本程序不建立任何连接。图片和回答都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在加载 %1……</translation>
    </message>
    <message>
        <source>Packs…</source>
        <translation>模型包…</translation>
    </message>
    <message>
        <source>No model pack is installed, so nothing can answer yet.</source>
        <translation>还没有安装模型包，暂时无法回答。</translation>
    </message>
    <message numerus="yes">
        <source>Note: %n item(s)</source>
        <translation>
            <numerusform>笔记：%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.svg);;All files (*)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.svg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The model already sees this frame as well as it can.</source>
        <translation>模型已经能以最佳效果看到这个选框。</translation>
    </message>
    <message>
        <source>Open a note</source>
        <translation>打开笔记</translation>
    </message>
    <message>
        <source>Notes (*.md *.lunette.json);;All files (*)</source>
        <translation>笔记 (*.md *.lunette.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>lunette::MarkChips</name>
    <message>
        <source>Marks in the picture</source>
        <translation>图片中的标记</translation>
    </message>
    <message>
        <source>Mark %1: %2</source>
        <extracomment>The number and the place of a mark.</extracomment>
        <translation>标记 %1：%2</translation>
    </message>
</context>
<context>
    <name>lunette::MemoryModel</name>
    <message>
        <source>Chinese to English</source>
        <translation>中译英</translation>
    </message>
    <message>
        <source>English to Chinese</source>
        <translation>英译中</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Your translation</source>
        <translation>您的译文</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
</context>
<context>
    <name>lunette::MemoryPage</name>
    <message>
        <source>Forget all corrections</source>
        <translation>清空修改记录</translation>
    </message>
    <message numerus="yes">
        <source>Forget all %n translation(s) of yours? This cannot be undone.</source>
        <translation>
            <numerusform>要清空您的全部 %n 条译文吗？此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>清空(&amp;F)</translation>
    </message>
    <message numerus="yes">
        <source>%n translation(s), saved.</source>
        <translation>
            <numerusform>共 %n 条译文，已保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown.</source>
        <translation>显示 %2 条中的 %1 条。</translation>
    </message>
    <message>
        <source>The file as it was before is kept: %1</source>
        <translation>原来的文件已留存：%1</translation>
    </message>
    <message>
        <source>When you correct the Chinese of an answer or the English of a question, it is kept here. The same text or sentence is translated in your words from then on.</source>
        <translation>您修改过的回答译文和提问英文会保存在这里。以后遇到相同的文本或句子，就直接使用您的译文。</translation>
    </message>
    <message>
        <source>&amp;Use my corrections</source>
        <translation>使用我的修改(&amp;U)</translation>
    </message>
    <message>
        <source>Use my corrections in translations</source>
        <translation>翻译时使用我的修改</translation>
    </message>
    <message>
        <source>When this is off, corrections are still kept but not used.</source>
        <translation>关闭后仍会保存修改，但不再使用。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search your translations</source>
        <translation>搜索您的译文</translation>
    </message>
    <message>
        <source>Your translations</source>
        <translation>您的译文</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the selected translations</source>
        <translation>移除所选译文</translation>
    </message>
    <message>
        <source>&amp;Forget all…</source>
        <translation>全部清空(&amp;F)…</translation>
    </message>
    <message>
        <source>Forget all your translations</source>
        <translation>清空您的全部译文</translation>
    </message>
</context>
<context>
    <name>lunette::ModelLamp</name>
    <message>
        <source>No model pack</source>
        <translation>没有模型包</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型……</translation>
    </message>
    <message>
        <source>The model could not be loaded</source>
        <translation>无法加载模型</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>正在看图</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <extracomment>Name of the model, its precision (fp32), the device, and what it is doing.</extracomment>
        <translation>%1，%2，%3：%4</translation>
    </message>
    <message>
        <source>asleep, wakes with the next question</source>
        <translation>已休眠，下次提问时唤醒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Name of the model and what it is doing.</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lunette::NotePanel</name>
    <message>
        <source>Bilingual</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Four fields (picture, English, Chinese, prompt)</source>
        <translation>四栏（图片、英文、中文、提示词）</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>仅英文</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>仅中文</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>替代文本</translation>
    </message>
    <message>
        <source>Note template</source>
        <translation>笔记模板</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>Show the Markdown source</source>
        <translation>显示 Markdown 源文本</translation>
    </message>
    <message>
        <source>Note preview</source>
        <translation>笔记预览</translation>
    </message>
    <message>
        <source>Note as Markdown</source>
        <translation>Markdown 格式的笔记</translation>
    </message>
    <message>
        <source>&amp;Folder...</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose the folder for notes</source>
        <translation>选择笔记文件夹</translation>
    </message>
    <message>
        <source>Folder for notes</source>
        <translation>笔记文件夹</translation>
    </message>
    <message>
        <source>Copy M&amp;arkdown</source>
        <translation>复制 Markdown(&amp;A)</translation>
    </message>
    <message>
        <source>Copy the note as Markdown</source>
        <translation>以 Markdown 格式复制笔记</translation>
    </message>
    <message>
        <source>Copy &amp;rich text</source>
        <translation>复制富文本(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the note as rich text</source>
        <translation>以富文本格式复制笔记</translation>
    </message>
    <message>
        <source>&amp;Export note</source>
        <translation>导出笔记(&amp;E)</translation>
    </message>
    <message>
        <source>Export note</source>
        <translation>导出笔记</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>The note appears here after the first answer.</source>
        <translation>得到第一个回答后，笔记会显示在这里。</translation>
    </message>
    <message>
        <source>Exporting...</source>
        <translation>正在导出……</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>lunette::PacksDialog</name>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Translates from %1 to %2.</source>
        <translation>从%1翻译为%2。</translation>
    </message>
    <message>
        <source>Looks at pictures: describes them, reads their text, answers questions.</source>
        <translation>看图：描述图片、读出文字、回答问题。</translation>
    </message>
    <message>
        <source>Revision: %1</source>
        <translation>版本：%1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大小：%1</translation>
    </message>
    <message>
        <source>Precision: %1</source>
        <translation>精度：%1</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>Reading every byte of “%1”…</source>
        <translation>正在逐字节校验“%1”……</translation>
    </message>
    <message>
        <source>Every file is as it should be.</source>
        <translation>所有文件都完好。</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>A pack holds what a model has learned. Everything runs on this computer.</source>
        <translation>模型包里是模型学到的内容。一切都在这台电脑上运行。</translation>
    </message>
    <message>
        <source>Installed packs</source>
        <translation>已安装的模型包</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>Answer with the selected pack</source>
        <translation>用所选的模型包回答</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Verify the files of the selected pack</source>
        <translation>校验所选模型包的文件</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder of your own packs</source>
        <translation>打开存放自己模型包的文件夹</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>重新读取(&amp;A)</translation>
    </message>
    <message>
        <source>Read the list of packs again</source>
        <translation>重新读取模型包列表</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Weights in place: %1</source>
        <translation>就地使用的权重：%1</translation>
    </message>
    <message>
        <source>No pack is installed. Import the folder of a model, or put a pack into %1.</source>
        <translation>没有安装模型包。请导入模型文件夹，或把模型包放入 %1。</translation>
    </message>
    <message>
        <source>Remove a pack</source>
        <translation>移除模型包</translation>
    </message>
    <message>
        <source>Remove “%1” from this computer?</source>
        <translation>要从这台电脑移除“%1”吗？</translation>
    </message>
    <message>
        <source>Its copy of %1 is deleted.</source>
        <translation>将删除它的副本（%1）。</translation>
    </message>
    <message>
        <source>The folder that it uses in place stays as it is: %1</source>
        <translation>它就地使用的文件夹保持不变：%1</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Removing “%1”…</source>
        <translation>正在移除“%1”……</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>移除(&amp;M)…</translation>
    </message>
    <message>
        <source>Remove the selected pack</source>
        <translation>移除所选模型包</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Import the folder of a model</source>
        <translation>导入模型文件夹</translation>
    </message>
</context>
<context>
    <name>lunette::PictureOpener</name>
    <message>
        <source>There is no picture in the clipboard: copy a picture or a picture file first.</source>
        <translation>剪贴板里没有图片：请先复制一张图片或图片文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were given; one picture is open at a time: this is %1.</source>
        <translation>
            <numerusform>共给出 %n 个文件；每次只打开一张图片：这是 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This picture is animated; its first frame is shown.</source>
        <translation>这是动图，显示的是第一帧。</translation>
    </message>
    <message>
        <source>The note keeps only the framed parts of the picture; what lay around them is grey.</source>
        <translation>笔记只保存了图片中框选的部分；其余部分显示为灰色。</translation>
    </message>
</context>
<context>
    <name>lunette::QuestionBar</name>
    <message>
        <source>The question has %1 characters; at most %2 can be asked. Shorten it.</source>
        <translation>问题有 %1 个字符，最多 %2 个。请缩短。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Send the question (Enter)</source>
        <translation>发送问题（Enter）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>停止回答（Esc）</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
</context>
<context>
    <name>lunette::QuestionView</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question in the other language</source>
        <translation>另一种语言的问题</translation>
    </message>
    <message>
        <source>Correct the English</source>
        <translation>更正英文</translation>
    </message>
    <message>
        <source>Change the English question and ask again with exactly these words</source>
        <translation>修改英文问题，并一字不差地重新提问</translation>
    </message>
    <message>
        <source>The question in English</source>
        <translation>英文问题</translation>
    </message>
    <message>
        <source>Enter asks again, Esc cancels</source>
        <translation>Enter 重新提问，Esc 取消</translation>
    </message>
</context>
<context>
    <name>lunette::ReasoningView</name>
    <message>
        <source>Thinking</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Show or hide what the model thought</source>
        <translation>显示或隐藏模型的思考过程</translation>
    </message>
    <message>
        <source>What the model thought before it answered; underlined words point at places</source>
        <translation>模型回答前的思考；带下划线的词指向图中的位置</translation>
    </message>
</context>
<context>
    <name>lunette::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程数(&amp;H)</translation>
    </message>
    <message>
        <source>Longest &amp;answer</source>
        <translation>回答长度上限(&amp;A)</translation>
    </message>
    <message>
        <source>Te&amp;mperature</source>
        <translation>温度(&amp;M)</translation>
    </message>
    <message>
        <source>Trans&amp;parent pictures</source>
        <translation>透明图片(&amp;P)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Choose by itself</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器 (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Laid on white</source>
        <translation>铺在白色背景上</translation>
    </message>
    <message>
        <source>Transparency ignored</source>
        <translation>忽略透明度</translation>
    </message>
    <message>
        <source>As the model likes</source>
        <translation>由模型决定</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个词元</translation>
    </message>
    <message>
        <source>0 (always the same answer)</source>
        <translation>0（每次回答相同）</translation>
    </message>
    <message>
        <source>Keep the &amp;whole picture in notes</source>
        <translation>笔记中保留整张图片(&amp;W)</translation>
    </message>
    <message>
        <source>Keep the whole picture in notes</source>
        <translation>笔记中保留整张图片</translation>
    </message>
    <message>
        <source>Pictures, questions and answers stay on this computer. Nothing is sent anywhere.</source>
        <translation>图片、问题和回答都留在这台电脑上，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Release the model&apos;s memory</source>
        <translation>释放模型占用的内存</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s) idle</source>
        <translation>
            <numerusform>空闲 %n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Glossary…</source>
        <translation>术语表(&amp;G)…</translation>
    </message>
    <message>
        <source>Edit the words that translations take from you</source>
        <translation>编辑翻译时采用的词</translation>
    </message>
</context>
<context>
    <name>lunette::SightMeter</name>
    <message>
        <source>Seen at %1 %: small text may be lost</source>
        <translation>以 %1% 看到：小字可能看不清</translation>
    </message>
    <message>
        <source>Seen at %1 %</source>
        <translation>以 %1% 看到</translation>
    </message>
    <message>
        <source>%1 – %2 × %3 tiles</source>
        <extracomment>%1 is the sentence about the scale; rows and columns of tiles follow.</extracomment>
        <translation>%1 – %2 × %3 块</translation>
    </message>
    <message>
        <source>How the model will see the frame. Drag a smaller frame to see small text better.</source>
        <translation>模型将以此比例看到选框。选框越小，小字越清楚。</translation>
    </message>
</context>
<context>
    <name>lunette::SkillBar</name>
    <message>
        <source>Click a face in the picture.</source>
        <translation>请在图片中点击一张脸。</translation>
    </message>
    <message>
        <source>Name what to look for, for example: button</source>
        <translation>输入要找的东西，例如：按钮</translation>
    </message>
    <message>
        <source>Ask in Chinese or English…</source>
        <translation>用中文或英文提问…</translation>
    </message>
    <message>
        <source>Ask about the marked place…</source>
        <translation>就标出的位置提问…</translation>
    </message>
    <message>
        <source>The loaded model cannot do this. Choose another one in Packs, for example Moondream2.</source>
        <translation>当前模型不支持此功能。请在“模型包”中选择其他模型，例如 Moondream2。</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <extracomment>Removes the marked place with these coordinates.</extracomment>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Remove the marked place: %1</source>
        <translation>移除标出的位置：%1</translation>
    </message>
    <message>
        <source>Remove the marked place</source>
        <translation>移除标出的位置</translation>
    </message>
    <message>
        <source>Click a point or drag a box.</source>
        <translation>点击一处，或拖出一个方框。</translation>
    </message>
    <message>
        <source>What to do with the picture</source>
        <translation>对图片做什么</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>提问(&amp;A)</translation>
    </message>
    <message>
        <source>Ask a free question</source>
        <translation>自由提问</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Draw a box around everything of one kind</source>
        <translation>把同一类东西逐个框出来</translation>
    </message>
    <message>
        <source>&amp;Point</source>
        <translation>指出(&amp;P)</translation>
    </message>
    <message>
        <source>Put a point on everything of one kind</source>
        <translation>在同一类东西上逐个标点</translation>
    </message>
    <message>
        <source>C&amp;ount</source>
        <translation>计数(&amp;O)</translation>
    </message>
    <message>
        <source>Count everything of one kind</source>
        <translation>数出同一类东西的数量</translation>
    </message>
    <message>
        <source>&amp;Gaze</source>
        <translation>视线(&amp;G)</translation>
    </message>
    <message>
        <source>Tell where a face looks</source>
        <translation>说出一张脸在看哪里</translation>
    </message>
    <message>
        <source>Ask &amp;here</source>
        <translation>就这里提问(&amp;H)</translation>
    </message>
    <message>
        <source>Mark the point or the box in the picture that the question is about</source>
        <translation>在图片中标出问题所指的点或方框</translation>
    </message>
    <message>
        <source>&amp;Think first</source>
        <translation>先思考(&amp;T)</translation>
    </message>
    <message>
        <source>The model writes down its thoughts before it answers; this takes longer</source>
        <translation>模型先写下思考过程再回答，耗时更长</translation>
    </message>
    <message>
        <source>The loaded model looks at each question alone. Choose another one in Packs, for example Moondream2.</source>
        <translation>当前模型只单独看每个问题。请在“模型包”中选择其他模型，例如 Moondream2。</translation>
    </message>
    <message>
        <source>Give the model the answered questions about this frame, too. It was trained on single questions, so it may make little use of them.</source>
        <translation>把此选框内已回答的问题也交给模型。它是按单个问题训练的，可能用不上这些问答。</translation>
    </message>
    <message>
        <source>Give the model the answered questions about this frame, too</source>
        <translation>把此选框内已回答的问题也交给模型</translation>
    </message>
    <message>
        <source>Follow-&amp;up</source>
        <translation>追问(&amp;U)</translation>
    </message>
</context>
<context>
    <name>lunette::WelcomeView</name>
    <message>
        <source>Drop a picture here, paste it, or open one</source>
        <translation>把图片拖到这里、粘贴，或打开一张</translation>
    </message>
    <message>
        <source>Or try a sample:</source>
        <translation>或者试试示例：</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Sample picture %1</source>
        <translation>示例图片 %1</translation>
    </message>
    <message>
        <source>Then drag a frame around what matters and ask about it in Chinese or English.</source>
        <translation>然后框出关心的部分，用中文或英文提问。</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>一切都留在这台电脑上。</translation>
    </message>
</context>
</TS>
