using Crm.Platform.Normalisation.People;
using Crm.Unit.Tests.Imports;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class NameSplitterTests
{
    [TestCase("Ann Lee", "-|Ann|-|Lee|-")]
    [TestCase("Lee, Ann", "-|Ann|-|Lee|-")]
    [TestCase("Cher", "-|Cher|-|-|-")]
    [TestCase("Juan Carlos de la Vega", "-|Juan Carlos|-|de la Vega|-")]
    [TestCase("Ludwig van Beethoven", "-|Ludwig|-|van Beethoven|-")]
    [TestCase("Vincent van der Meer", "-|Vincent|-|van der Meer|-")]
    [TestCase("Mohammed bin Salman", "-|Mohammed|-|bin Salman|-")]
    [TestCase("João da Silva Santos", "-|João|-|da Silva Santos|-")]
    [TestCase("John F. Kennedy", "-|John|F.|Kennedy|-")]
    [TestCase("George H. W. Bush", "-|George|H. W.|Bush|-")]
    [TestCase("J. R. R. Tolkien", "-|J.|R. R.|Tolkien|-")]
    [TestCase("Dr. Martin Luther King, Jr.", "Dr.|Martin Luther|-|King Jr.|-")]
    [TestCase("King, Dr. Martin Luther", "Dr.|Martin Luther|-|King|-")]
    [TestCase("John Smith III", "-|John|-|Smith III|-")]
    [TestCase("Jane Smith, PhD", "-|Jane|-|Smith|-")]
    [TestCase("Prof. Dr. Anna Müller", "Prof. Dr.|Anna|-|Müller|-")]
    [TestCase("Sra. María García López", "Sra.|María|-|García López|-")]
    [TestCase("Ing. Giovanni De Luca", "Ing.|Giovanni|-|De Luca|-")]
    [TestCase("г-н Иван Петров", "г-н|Иван|-|Петров|-")]
    [TestCase("Dr. House", "Dr.|-|-|House|-")]
    [TestCase("Don Draper", "-|Don|-|Draper|-")]
    [TestCase("Don Quijote Alonso", "Don|Quijote|-|Alonso|-")]
    [TestCase("Robert \"Bob\" Smith", "-|Robert|-|Smith|Bob")]
    [TestCase("Robert (Bob) Smith", "-|Robert|-|Smith|Bob")]
    [TestCase("Robert 'Bob' Smith", "-|Robert|-|Smith|Bob")]
    [TestCase("Sinéad O'Connor", "-|Sinéad|-|O'Connor|-")]
    [TestCase("王小明", "-|小明|-|王|-")]
    [TestCase("欧阳娜娜", "-|娜娜|-|欧阳|-")]
    [TestCase("王小明先生", "先生|小明|-|王|-")]
    [TestCase("王先生", "先生|-|-|王|-")]
    [TestCase("阿卜杜拉·买买提", "-|阿卜杜拉|-|买买提|-")]
    [TestCase("山田太郎", "-|太郎|-|山田|-")]
    [TestCase("山田 太郎", "-|太郎|-|山田|-")]
    [TestCase("田中さん", "さん|-|-|田中|-")]
    [TestCase("김민수", "-|민수|-|김|-")]
    [TestCase("남궁민수", "-|민수|-|남궁|-")]
    [TestCase("Иванов Иван Иванович", "-|Иван|Иванович|Иванов|-")]
    [TestCase("Иван Иванович Иванов", "-|Иван|Иванович|Иванов|-")]
    [TestCase("Анна Сергеевна Ким", "-|Анна|Сергеевна|Ким|-")]
    [TestCase("Петрова Мария", "-|Мария|-|Петрова|-")]
    [TestCase("Мария Петрова", "-|Мария|-|Петрова|-")]
    [TestCase("Ivan Ivanovich Petrov", "-|Ivan|Ivanovich|Petrov|-")]
    [TestCase("Nguyễn Văn An", "-|An|Văn|Nguyễn|-")]
    [TestCase("DUPONT Jean", "-|Jean|-|DUPONT|-")]
    [TestCase("María del Carmen Pérez", "-|María del Carmen|-|Pérez|-")]
    [TestCase("José María Aznar", "-|José María|-|Aznar|-")]
    [TestCase("Gabriel García Márquez", "-|Gabriel|-|García Márquez|-")]
    public void Split_WholeName_GivesItsParts(string whole, string parts)
    {
        var split = NameSplitter.Split(whole);

        Assert.That(string.Join('|', new[] { split.Salutation, split.Given, split.Middle, split.Family, split.Nickname }.Select(p => p ?? "-")), Is.EqualTo(parts));
    }

    [TestCase("Ana Torralba Quijano", "ES", "Ana", "Torralba Quijano")]
    [TestCase("Juan Carlos Torralba", "ES", "Juan Carlos", "Torralba")]
    [TestCase("Juan Carlos Torralba Quijano", "ES", "Juan Carlos", "Torralba Quijano")]
    [TestCase("Orbán Viktor", "HU", "Viktor", "Orbán")]
    [TestCase("林太郎", "JP", "郎", "林太")]
    [TestCase("Nguyen An", "VN", "An", "Nguyen")]
    public void Split_CountryIsKnown_ItsOrderHolds(string whole, string country, string given, string family)
    {
        var split = NameSplitter.Split(whole, country);

        // 林太郎 is 林 + 太郎; without a dictionary of all names the frequent length decides, which is why the raw text is kept.
        Assert.That((split.Given, split.Family), Is.EqualTo((given, family)));
    }

    [Test]
    public void Split_AnyText_LosesNoLetter()
    {
        var words = Gen.Elements("Ana", "de", "la", "Dr.", "García", "王", "Иванов", "Jr.", "PhD", "\"Bob\"", ",", "O'Neill", "van", "X.", "(", "'", "II", "\u00A0", "Смирнович");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.ArrayOf(words, 5).ToArbitrary(), chosen =>
        {
            var whole = string.Join(' ', chosen);
            var split = NameSplitter.Split(whole);
            var kept = string.Concat(split.Salutation, split.Given, split.Middle, split.Family, split.Nickname, split.Degrees);
            return Letters(kept) == Letters(whole);
        }));

        static string Letters(string text) => string.Concat(text.Where(char.IsLetter).Order());
    }

    /// <summary>Frequent names of 100 countries, put together in the usual order, come apart again.</summary>
    [Test]
    public void Split_FrequentNames_ComeApart()
    {
        var given = Names("common-forenames-by-country.csv", 10);
        var family = Names("common-surnames-by-country.csv", 4);
        var (right, all) = (0, 0);
        foreach (var country in given.Select(g => g.Country).Intersect(family.Select(f => f.Country)).Where(c => c is not ("HU" or "VN" or "CN" or "JP" or "KR" or "TW" or "HK" or "MO")))
        {
            foreach (var (g, f) in given.Where(n => n.Country == country).Zip(family.Where(n => n.Country == country)))
            {
                all++;
                var split = NameSplitter.Split($"{g.Name} {f.Name}");
                right += split.Given == g.Name && split.Family == f.Name ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine($"{right} of {all}");
        Assert.That((double)right / all, Is.GreaterThan(0.97));
    }

    private static List<(string Country, string Name)> Names(string file, int column) =>
        [.. File.ReadLines(DataFolder.Require($"names_by_country/{file}")).Skip(1).Select(l => l.Split(',')).Where(c => c.Length > column && c[column].Length > 1 && !c[column].Contains(' ', StringComparison.Ordinal))
            .Select(c => (c[0], c[column]))];
}
