using Crm.Platform.Normalisation.People;
using Crm.Unit.Tests.Imports;
using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class NameCaseTests
{
    [TestCase("PÉREZ", null, "Pérez")]
    [TestCase("pérez garcía", null, "Pérez García")]
    [TestCase("MCDONALD", null, "McDonald")]
    [TestCase("macarthur", null, "MacArthur")]
    [TestCase("MACKEY", null, "Mackey")]
    [TestCase("MACHADO", null, "Machado")]
    [TestCase("MACIAS", null, "Macias")]
    [TestCase("O'NEILL", null, "O'Neill")]
    [TestCase("o’brien", null, "O’Brien")]
    [TestCase("D'ANGELO", null, "D'Angelo")]
    [TestCase("VAN DER BERG", null, "van der Berg")]
    [TestCase("VAN DER BERG", "BE", "Van der Berg")]
    [TestCase("VON TRAPP", null, "von Trapp")]
    [TestCase("DE LA CRUZ", null, "de la Cruz")]
    [TestCase("LA ROSA", null, "La Rosa")]
    [TestCase("DE LUCA", "IT", "De Luca")]
    [TestCase("DI STEFANO", null, "Di Stefano")]
    [TestCase("BIN SALMAN", null, "bin Salman")]
    [TestCase("AL-RASHID", null, "al-Rashid")]
    [TestCase("ORTEGA Y GASSET", null, "Ortega y Gasset")]
    [TestCase("SMITH-JONES", null, "Smith-Jones")]
    [TestCase("JEAN-LUC", null, "Jean-Luc")]
    [TestCase("MIN-SU", "KR", "Min-su")]
    [TestCase("SMITH III", null, "Smith III")]
    [TestCase("davis jr.", null, "Davis Jr.")]
    [TestCase("IŞIK", "TR", "Işık")]
    [TestCase("İBRAHİM", null, "İbrahim")]
    [TestCase("ilker", "TR", "İlker")]
    [TestCase("IJSBRAND", null, "IJsbrand")]
    [TestCase("ijzerman", null, "IJzerman")]
    [TestCase("ИВАНОВ", null, "Иванов")]
    [TestCase("петрова-водкина", null, "Петрова-Водкина")]
    [TestCase("В'ЯЧЕСЛАВ", null, "В'ячеслав")]
    [TestCase("О'КОННОР", null, "О'Коннор")]
    [TestCase("ΠΑΠΑΔΌΠΟΥΛΟΣ", null, "Παπαδόπουλος")]
    [TestCase("FOO--BAR-", null, "Foo--Bar-")]
    [TestCase("j.r.r.", null, "J.R.R.")]
    public void Proper_OneCase_BecomesTheLanguagesOwn(string text, string? country, string proper)
    {
        Assert.That(NameCase.Proper(text, country), Is.EqualTo(proper));
        Assert.That(NameCase.Proper(proper, country), Is.Null);
    }

    [TestCase("deForest")]
    [TestCase("McDonald")]
    [TestCase("Macdonald")]
    [TestCase("van der Berg")]
    [TestCase("Van Buren")]
    [TestCase("JP")]
    [TestCase("J.R.R.")]
    [TestCase("X")]
    [TestCase("王小明")]
    [TestCase("محمد")]
    [TestCase("Ng")]
    [TestCase("")]
    public void Proper_WhatIsRight_Stays(string text) => Assert.That(NameCase.Proper(text, null), Is.Null);

    /// <summary>Names as statistics offices write them, put in capitals, come back; names with two right spellings count as wrong.</summary>
    [Test]
    public void Proper_FrequentNames_ComeBack()
    {
        var (right, all) = (0, 0);
        foreach (var (file, column) in ((string, int)[])[("common-forenames-by-country.csv", 10), ("common-surnames-by-country.csv", 4)])
        {
            foreach (var cells in File.ReadLines(DataFolder.Require($"names_by_country/{file}")).Skip(1).Select(l => l.Split(',')).Where(c => c.Length > column))
            {
                var (country, name) = (cells[0], cells[column]);
                var culture = country is "TR" or "AZ" ? System.Globalization.CultureInfo.GetCultureInfo("tr-TR") : System.Globalization.CultureInfo.InvariantCulture;
                var shouted = name.ToUpper(culture);
                if (!name.Any(char.IsLower) || shouted == name || !NameCase.IsOneCase(shouted) || !name.Any(char.IsUpper))
                {
                    continue;
                }

                all++;
                if (NameCase.Proper(shouted, country) == name)
                {
                    right++;
                }
                else
                {
                    TestContext.Out.WriteLine($"{country} {name}: {NameCase.Proper(shouted, country)}");
                }
            }
        }

        TestContext.Out.WriteLine($"{right} of {all}");
        Assert.That((double)right / all, Is.GreaterThan(0.99));
    }
}
