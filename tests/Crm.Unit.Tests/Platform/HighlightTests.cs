using Crm.Platform.Search;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

/// <summary>The places found are shown in the text as it is written; « and » mark them here.</summary>
public sealed class HighlightTests
{
    [TestCase("Marisol Ibáñez", "mari", "«Mari»sol Ibáñez")]
    [TestCase("Marisol Ibáñez", "iban", "Marisol «Ibáñ»ez")]
    [TestCase("Marisol Iba\u0301n\u0303ez", "ibanez", "Marisol «Iba\u0301n\u0303ez»")]
    [TestCase("Groß und klein", "gross", "«Groß» und klein")]
    [TestCase("Groß und klein", "gros", "«Groß» und klein")]
    [TestCase("Weißenborn", "weissen", "«Weißen»born")]
    [TestCase("ﬁnance", "fin", "«ﬁn»ance")]
    [TestCase("👩‍👩‍👧 Élodie 🎉 élan", "el", "👩‍👩‍👧 «Él»odie 🎉 «él»an")]
    [TestCase("Антон Чехов", "чех", "Антон «Чех»ов")]
    [TestCase("Йорг", "иор", "«Йор»г")]
    [TestCase("Rosemarie Mari", "mari", "Rosemarie «Mari»")]
    [TestCase("Anne-Marie O'Mari", "mari", "Anne-«Mari»e O'«Mari»")]
    [TestCase("nothing here", "mari", "nothing here")]
    public void Find_Word_MarksItInTheText(string text, string term, string expected)
    {
        Assert.That(Marked(text, new QueryTerm(term, IsPrefix: true)), Is.EqualTo(expected));
    }

    [TestCase("王小明", "小明", "王«小明»")]
    [TestCase("北京王小明科技有限公司", "王小明", "北京«王小明»科技有限公司")]
    [TestCase("𠮷野家 明", "𠮷野家", "«𠮷野家» 明")]
    public void Find_HanPairs_MarksTheRun(string text, string query, string expected)
    {
        Assert.That(Marked(text, [.. Terms.OfQuery(query)]), Is.EqualTo(expected));
    }

    [TestCase("msol@ib.example", "msol@ib", "«msol@ib».example")]
    [TestCase("Msol.Iba@IB.example", "ib", "Msol.«Ib»a@«IB».example")]
    public void Find_PartsOfAnAddress_MarksThem(string text, string query, string expected)
    {
        Assert.That(Marked(text, [.. Terms.OfQuery(query)]), Is.EqualTo(expected));
    }

    [TestCase("+34 600 777-888", "777888", "+34 600 «777-888»")]
    [TestCase("+34 600 777 888", "34600", "+«34 600» 777 888")]
    [TestCase("(091) 555", "999", "(091) 555")]
    public void FindDigits_WhateverStandsBetween_MarksThem(string text, string digits, string expected)
    {
        Assert.That(new FoldedText(text).FindDigits(digits) is { } range ? Mark(text, [[range.Start, range.Length]]) : text, Is.EqualTo(expected));
    }

    private static string Marked(string text, params QueryTerm[] terms)
    {
        var folded = new FoldedText(text);
        return Mark(text, FoldedText.Join(terms.SelectMany(folded.Find)));
    }

    private static string Mark(string text, IReadOnlyList<int[]> ranges) =>
        ranges.Reverse().Aggregate(text, (t, r) => t.Insert(r[0] + r[1], "»").Insert(r[0], "«"));
}
