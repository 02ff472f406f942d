using System.Text;
using Crm.Platform.Imports.Files;

namespace Crm.Unit.Tests.Imports;

/// <summary>Texts of our own in the languages of each encoding: long ones, and lists so short that a dozen letters decide.</summary>
[Category("S5")]
public sealed class TextEncodingsTests
{
    private const string Spanish = "nombre,apellido,ciudad\nJosé,Muñoz,Málaga\nBegoña,Íñiguez,Cádiz\nÁngel,Peña,León\n";
    private const string French = "prénom;nom;société\nHélène;Lefèvre;Crédit Général\nFrançois;Bénard;Hôtel à Nîmes\n";
    private const string German = "Vorname;Nachname;Straße\nJürgen;Groß;Königstraße 4\nBärbel;Müller;Öhringer Weg 2\n";
    private const string Danish = "navn,by\nSøren Ågård,Ærøskøbing\nLærke Bjørn,Århus\n";
    private const string Portuguese = "nome,cidade\nJoão Gonçalves,São Paulo\nInês Simões,Évora\n";
    private const string Italian = "nome,città,note\nNiccolò,Forlì,perché è così\n";
    private const string Russian = "Имя,Фамилия,Город\nСветлана,Кузнецова,Нижний Новгород\nПётр,Щербаков,Тюмень\nЮлия,Жданова,Уфа\n";
    private const string RussianShort = "name,city\nИван Петров,Омск\n";
    private const string RussianCapitals = "ФАМИЛИЯ;ИМЯ\nИВАНОВ;СЕРГЕЙ\nСМИРНОВА;ОЛЬГА\n";
    private const string Chinese = "姓名,公司,职位,城市\n王小明,上海华东贸易有限公司,销售经理,上海\n李娜,北京远望科技股份有限公司,总监,北京\n欧阳雪,深圳市南山区软件园,工程师,深圳\n";
    private const string ChineseShort = "name,company\n张伟,大连港\n";
    private const string Japanese = "氏名,会社,住所\n山田太郎,株式会社ソフト東京,東京都新宿区西新宿1丁目\n鈴木花子,さくら商店,大阪府大阪市北区\n";
    private const string JapaneseKana = "フリガナ,メモ\nサトウ ケンジ,これはテストです。\n";
    private const string Korean = "이름,회사,도시\n김민수,한국무역주식회사,서울\n이영희,부산상사,부산\n";
    private const string Taiwanese = "姓名,公司,地址\n陳美玲,台灣電子股份有限公司,臺北市信義區\n林志豪,新竹科技,新竹縣竹北市\n";

    [TestCase("windows-1252", Spanish)]
    [TestCase("windows-1252", French)]
    [TestCase("windows-1252", German)]
    [TestCase("windows-1252", Danish)]
    [TestCase("windows-1252", Portuguese)]
    [TestCase("windows-1252", Italian)]
    [TestCase("windows-1252", "name,price\nCafé,5 €\n")]
    [TestCase("windows-1252", "name,note\nO’Brien,“yes” – no\n")]
    [TestCase("windows-1251", Russian)]
    [TestCase("windows-1251", RussianShort)]
    [TestCase("windows-1251", RussianCapitals)]
    [TestCase("koi8-r", Russian)]
    [TestCase("koi8-r", RussianShort)]
    [TestCase("koi8-r", RussianCapitals)]
    [TestCase("ibm866", Russian)]
    [TestCase("gb18030", Chinese)]
    [TestCase("gb18030", ChineseShort)]
    [TestCase("shift_jis", Japanese)]
    [TestCase("shift_jis", JapaneseKana)]
    [TestCase("euc-jp", Japanese)]
    [TestCase("euc-kr", Korean)]
    [TestCase("big5", Taiwanese)]
    [TestCase("utf-8", Russian)]
    [TestCase("utf-8", Chinese)]
    [TestCase("utf-8", Spanish)]
    [TestCase("iso-2022-jp", Japanese)]
    public void Look_TextOfALanguage_FindsItsEncoding(string encoding, string text) => Assert.That(Read(TextEncodings.Of(encoding).GetBytes(text)), Is.EqualTo((encoding, text)));

    [TestCase(Spanish)]
    [TestCase(Russian)]
    [TestCase(Chinese)]
    [TestCase(JapaneseKana)]
    public void Look_WideText_IsFoundWithMarkAndWithout(string text)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Read(Encoding.Unicode.GetBytes(text)), Is.EqualTo(("utf-16", text)));
            Assert.That(Read(Encoding.BigEndianUnicode.GetBytes(text)), Is.EqualTo(("utf-16BE", text)));
            Assert.That(Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), Is.EqualTo(("utf-16", text)));
            Assert.That(Read([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)]), Is.EqualTo(("utf-16BE", text)));
            Assert.That(Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]), Is.EqualTo(("utf-8", text)));
        });
    }

    [TestCase("windows-1252", "é", "name,city\nJos{0},Rome\n")]
    [TestCase("windows-1252", "ñ", "name,city\nMu{0}oz,Rome\n")]
    [TestCase("windows-1252", "ü", "name,city\nM{0}ller,Ulm\n")]
    public void Look_SingleLetter_IsWestern(string encoding, string letter, string text)
    {
        text = string.Format(null, text, letter);
        Assert.That(Read(TextEncodings.Of(encoding).GetBytes(text)), Is.EqualTo((encoding, text)));
    }

    [Test]
    public void Look_SpoiltLetterInUtf8_LeavesItUtf8()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(Russian), 0xFF, .. ",x\n"u8];

        Assert.That(TextEncodings.Look(new MemoryStream(text)), Is.EqualTo("utf-8"));
    }

    private static (string? Encoding, string Text) Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var found = TextEncodings.Look(file);
        return (found, found is null ? "" : TextEncodings.Of(found).GetString(bytes).TrimStart('\uFEFF'));
    }
}
