using System.Globalization;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Opportunities.Records;
using UglyToad.PdfPig;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>The document of a quote, read back: its words in the customer's language and its sums to the cent.</summary>
[Category("S22")]
public sealed class QuotePdfTests
{
    [TestCase("en", "Quote Q-1")]
    [TestCase("es", "Oferta Q-1")]
    [TestCase("ru", "Предложение Q-1")]
    [TestCase("zh", "报价单 Q-1")]
    public void Pdf_ReadBack_HasTheLinesAndTheSums(string language, string title)
    {
        var total = 1258.28m.ToString("N2", CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : language));
        var quote = Quote([new("Весы / 台秤 / Báscula", 2, 519.95m, TaxRate: 21), new("Delivery", 1, 20, Optional: true, TaxRate: 21)]);

        var text = Read(QuotePdf.Write(quote, language, "Tarnvale Instruments", "ACME", "https://crm.example/q/abc"));

        Assert.That(text, Does.Contain(Plain(title)).And.Contain(Plain(total)).And.Contain(Plain("Весы/台秤/Báscula")).And.Contain("ACME"));
    }

    [Test]
    public void Pdf_OfManyLines_GoesOverPages_AndHasEachLineOnce()
    {
        var quote = Quote([.. Enumerable.Range(1, 120).Select(i => new QuoteLine($"Item{i:000}", 1, i))]);

        using var document = PdfDocument.Open(QuotePdf.Write(quote, "en", "Tarnvale", account: null, address: null));
        var text = string.Concat(document.GetPages().Select(p => p.Text));

        Assert.That(document.NumberOfPages, Is.GreaterThan(3));
        Assert.That(Enumerable.Range(1, 120).Where(i => text.Split($"Item{i:000}").Length != 2), Is.Empty);
        Assert.That(Plain(text), Does.Contain(7260.ToString("N2", CultureInfo.GetCultureInfo("en"))));
    }

    private static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Plain(string.Concat(document.GetPages().Select(p => p.Text)));
    }

    // Readers see blanks of different kinds, or none.
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Quote Quote(List<QuoteLine> lines)
    {
        var quote = new Quote();
        void Set(string property, object? value) => typeof(Quote).GetProperty(property)!.SetValue(quote, value);
        Set("Number", "Q-1");
        Set("Title", "Scales");
        Set("Currency", "EUR");
        Set("Lines", lines);
        quote.Derive();
        return quote;
    }
}
