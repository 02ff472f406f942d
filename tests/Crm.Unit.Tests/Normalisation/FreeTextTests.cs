using Crm.Platform.Normalisation;
using Crm.Platform.Normalisation.Emails;
using Crm.Unit.Tests.Imports;
using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class FreeTextTests
{
    [Test]
    public void Read_LineOfAMail_FindsNameAddressAndNumber()
    {
        var found = FreeTextReader.Read("J. PÉREZ <Juan@ACME.es> (91) 555-12-34", "ES");

        Assert.That((found.Name, found.Emails.Single(), found.Phones.Single().Text, found.Rest), Is.EqualTo(("J. PÉREZ", "Juan@ACME.es", "(91) 555-12-34", (string?)null)));
    }

    [Test]
    public void Read_Signature_FindsAllThatItSays()
    {
        var found = FreeTextReader.Read(
            """
            Dr. María García López
            Head of Sales
            ACME Industrial S.A.
            Tel.: +34 915 551 234 ext. 12 | Móvil: +34 600 111 222
            maria.garcia@acme.example · www.acme.example
            """,
            country: null);

        Assert.That(found.Name, Is.EqualTo("Dr. María García López"));
        Assert.That(found.Emails, Is.EqualTo(new[] { "maria.garcia@acme.example" }));
        Assert.That(found.Phones, Is.EqualTo(new[] { ("+34 915 551 234 ext. 12", "work"), ("+34 600 111 222", "mobile") }));
        Assert.That(found.Websites, Is.EqualTo(new[] { "www.acme.example" }));
        Assert.That(found.Rest, Is.EqualTo("Head of Sales\nACME Industrial S.A."));
    }

    [TestCase("juan@gmial.com", "juan@gmail.com")]
    [TestCase("juan@gmail.con", "juan@gmail.com")]
    [TestCase("juan@hotmial.com", "juan@hotmail.com")]
    [TestCase("juan@yaho.com", "juan@yahoo.com")]
    [TestCase("juan@outlok.com", "juan@outlook.com")]
    [TestCase("juan@acme.cmo", "juan@acme.com")]
    [TestCase("juan@gmail.com", null)]
    [TestCase("juan@ymail.com", null)]
    [TestCase("juan@mail.com", null)]
    [TestCase("juan@acme.es", null)]
    public void Meant_SlipOfThePen_IsProposed(string address, string? meant) => Assert.That(EmailTypos.Meant(address), Is.EqualTo(meant));

    /// <summary>Providers that exist are hardly ever taken for a slip.</summary>
    [Test]
    public void Meant_ProvidersThatExist_AreLeftAlone()
    {
        var folder = DataFolder.Require("email_domains");
        var domains = Directory.GetFiles(folder).Where(f => !f.EndsWith("SOURCE.txt", StringComparison.Ordinal) && f.Contains("free", StringComparison.OrdinalIgnoreCase)).SelectMany(File.ReadLines)
            .Select(l => l.Trim()).Where(l => l.Length > 0 && l.Contains('.', StringComparison.Ordinal)).ToList();
        var taken = domains.Where(d => EmailTypos.Meant("a@" + d) is not null).ToList();

        TestContext.Out.WriteLine($"{taken.Count} of {domains.Count}: {string.Join(' ', taken)}");
        Assert.That(taken, Has.Count.LessThan(Math.Max(1, domains.Count / 100)));
    }
}
