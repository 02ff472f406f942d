using System.Collections.Frozen;

namespace Crm.Platform.Normalisation.People;

/// <summary>The small words around names, in the languages that the product speaks and their neighbours.</summary>
internal static class NameWords
{
    /// <summary>Particles that begin a family name.</summary>
    public static readonly FrozenSet<string> Particles = Set(
        "van von vom der den de del della dello dei degli di da das do dos du des la las los le lo zu zum zur ter ten te tot bin ibn bint ben al el san santa st. ste. af av 't 's op in d' mac");

    /// <summary>Particles that are written small where they are not the first word of a sentence.</summary>
    public static readonly FrozenSet<string> Small = Set("van von vom der den de del das do dos du des las los zu zum zur ter ten tot bin ibn bint af av y");

    /// <summary>Where particles of family names are written large: De Luca, Di Stefano; Van Damme.</summary>
    public static readonly FrozenSet<string> LargeIn = Set("IT SM BE");

    /// <summary>Forms of address before a name. Those with a point may also be written without it where no name is spelt so.</summary>
    public static readonly FrozenSet<string> Honorifics = Set(
        "mr mr. mrs mrs. ms ms. miss mx mx. dr dr. prof prof. sir dame rev rev. hon hon. capt capt. col. lt lt. lt. sgt sgt. maj. gen. "
        + "sr. sra sra. srta srta. don doña dña dña. dn. dra dra. ing ing. lic lic. arq arq. mtro. mtra. profa. profesor profesora doctor doctora señor señora "
        + "sig sig. sig.ra sig.na signor signora signorina dott dott. dott.ssa avv avv. geom. rag. arch. on. "
        + "г-н г-жа г-н. госпожа господин д-р проф. проф доктор акад. гр. инж. тов. "
        + "herr frau hr. fr. dipl.-ing. mag. mme mme. mlle mlle. monsieur madame maître eng. engª. dhr dhr. mevr mevr. mw. ir. drs. "
        + "prof.ssa prof.dr. univ.-prof.");

    public static readonly FrozenSet<string> Generations = Set("jr jr. sr sr. jun. sen. ii iii iv filho filha neto neta júnior junior sobrinho");

    public static readonly FrozenSet<string> Degrees = Set("phd ph.d ph.d. md m.d. mba m.b.a. esq esq. dds cpa rn msc m.sc. bsc b.sc. llm ll.m. dds dvm frcs mbbs mp obe mbe cbe");

    /// <summary>Forms of address behind a Chinese, Japanese or Korean name, the longer first.</summary>
    public static readonly string[] EasternHonorifics = ["先生", "女士", "小姐", "太太", "夫人", "博士", "教授", "老师", "老師", "律师", "律師", "医生", "醫生", "さん", "さま", "様", "氏", "殿", "선생님", "씨", "님", "박사", "교수"];

    /// <summary>Chinese family names of two characters, and Korean ones of two syllables.</summary>
    public static readonly FrozenSet<string> Compound = Set(
        "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 夏侯 令狐 独孤 獨孤 长孙 長孫 宇文 司空 鲜于 鮮于 闻人 聞人 澹台 澹臺 公冶 宗政 濮阳 濮陽 淳于 单于 太叔 申屠 轩辕 軒轅 钟离 鍾離 "
        + "赫连 赫連 呼延 端木 万俟 萬俟 百里 东郭 東郭 南宫 南宮 西门 西門 拓跋 拓拔 完颜 完顏 耶律 纳兰 納蘭 第五 公羊 谷梁 左丘 乐正 樂正 남궁 황보 제갈 사공 선우 독고 서문 동방");

    /// <summary>The most frequent family names of Japan that have two characters, without which a name of three cannot be cut.</summary>
    public static readonly FrozenSet<string> Japanese = Set(
        "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村 斎藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 "
        + "金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村");

    /// <summary>Family names that lead a Vietnamese name.</summary>
    public static readonly FrozenSet<string> Vietnamese = Set("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý trương đinh lương đào mai trịnh tô lâm nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly");

    /// <summary>Second given names that make a Spanish pair: Juan Carlos, María José.</summary>
    public static readonly FrozenSet<string> SpanishSecond = Set(
        "carlos josé jose maría maria luis antonio manuel miguel ángel angel ángeles angeles jesús jesus pilar carmen isabel teresa fernando francisco javier alberto eduardo andrés andres pablo ignacio cruz mar "
        + "dolores mercedes elena luisa rosa enrique ramón ramon alejandro david daniel beatriz cristina victoria belén belen guadalupe fernanda alejandra gabriel rafael ricardo roberto");

    /// <summary>The most frequent Spanish family names: two in a row are the father's and the mother's.</summary>
    public static readonly FrozenSet<string> SpanishFamilies = Set(
        "garcía garcia rodríguez rodriguez gonzález gonzalez fernández fernandez lópez lopez martínez martinez sánchez sanchez pérez perez gómez gomez martín jiménez jimenez hernández hernandez ruiz díaz diaz moreno "
        + "muñoz munoz álvarez alvarez romero gutiérrez gutierrez alonso navarro torres domínguez dominguez ramos vázquez vazquez ramírez ramirez gil serrano morales molina suárez suarez castro ortega delgado ortiz rubio "
        + "marín núñez nuñez medina iglesias cortés castillo garrido santos guerrero lozano cano prieto méndez mendez cruz flores herrera peña leon león márquez cabrera gallego calvo vidal campos reyes vega fuentes carrasco "
        + "aguilar vargas giménez mendoza rojas silva juárez contreras espinoza chávez rivera guzmán salazar soto valdez");

    /// <summary>What the Virgin is called in Spanish given names: María del Carmen, José de Jesús.</summary>
    public static readonly FrozenSet<string> SpanishMarian = Set(
        "carmen pilar mar rosario ángeles angeles dolores mercedes rocío rocio lourdes jesús jesus luz cruz socorro consuelo remedios fátima fatima guadalupe prado valle camino nieves milagros sol paz");

    /// <summary>Where people bear two family names.</summary>
    public static readonly FrozenSet<string> TwoFamilyNames = Set("ES MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR GQ");

    /// <summary>Family names in Mac with a capital behind it; in others it is no prefix (Mack, Macias, Machado).</summary>
    public static readonly FrozenSet<string> Mac = Set(
        "arthur donald gregor leod kenzie intosh pherson millan lean dougall farlane kay neil neill bride callum dermott duff ewan innes intyre iver kinnon lachlan laren nab namara queen rae tavish alister andrew aulay "
        + "beth coll cormack donnell fadyen fie gillivray guire kinlay lennan naughton nicol phail quarrie vicar allister lellan master");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
