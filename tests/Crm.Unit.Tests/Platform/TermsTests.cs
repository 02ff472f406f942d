using Crm.Platform.Search;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

public sealed class TermsTests
{
    [TestCase("María-José O'Neill", "maria", "jose", "o", "neill")]
    [TestCase("王小明", "王", "王小", "小", "小明", "明")]
    [TestCase("IBM中国", "ibm", "中", "中国", "国")]
    [TestCase("Rue 12b", "rue", "12b")]
    public void Of_CutsWordsAndHan(string text, params string[] expected) => Assert.That(Terms.Of(text), Is.EqualTo(expected));

    [TestCase("mari gar", "mari*", "gar*")]
    [TestCase("小明", "小明")]
    [TestCase("明", "明")]
    [TestCase("王小明", "王小", "小明")]
    [TestCase("+34 600-111", "34600111*")]
    [TestCase("600111 ana", "600111*", "ana*")]
    [TestCase("a@b.example", "a@b.example*")]
    [TestCase("!!", null)]
    public void OfQuery_AsksForPrefixesAndPairs(string query, params string?[]? expected) =>
        Assert.That(Terms.OfQuery(query).Select(t => t.Text + (t.IsPrefix ? "*" : "")), Is.EqualTo(expected is [null] or null ? [] : expected));

    [Test]
    public void OfEmail_FindsTheWholeItsWordsAndItsDomain() =>
        Assert.That(Terms.OfEmail("Ana.Ruiz@Sub.Acme.example"), Is.SupersetOf(new[] { "ana.ruiz@sub.acme.example", "ana", "ruiz", "sub.acme.example", "acme" }));

    [TestCase("34600111222", "600111222")]
    [TestCase("34600111222", "11222", false)]
    [TestCase("34600111222", "0111222")]
    public void OfPhone_FindsTheNumberFromSomeOfItsEnds(string digits, string end, bool found = true) =>
        Assert.That(Terms.OfPhone(digits).Contains(end), Is.EqualTo(found));

    [Test]
    public void EveryQueryMadeOfATextsOwnWords_FindsIt()
    {
        foreach (var text in (string[])["Ümit Özgür", "Анна-Мария", "佐藤 健", "Nguyễn Văn A", "smith & sons ltd."])
        {
            var terms = Terms.Of(text).ToList();
            foreach (var asked in Terms.OfQuery(text))
            {
                Assert.That(terms.Exists(t => asked.IsPrefix ? t.StartsWith(asked.Text, StringComparison.Ordinal) : t == asked.Text), $"{text}: {asked}");
            }
        }
    }
}
