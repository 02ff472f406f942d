using Crm.Platform.Normalisation.Emails;

using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class EmailTextTests
{
    [TestCase("J. PÉREZ <Juan@ACME.es>", "Juan@ACME.es", "J. PÉREZ")]
    [TestCase("\"Pérez, Juan\" <juan@acme.es>", "juan@acme.es", "Pérez, Juan")]
    [TestCase("mailto:juan@acme.es?subject=Hola", "juan@acme.es", null)]
    [TestCase("<mailto:juan%2Bx@acme.es>", "juan+x@acme.es", null)]
    [TestCase("juan@acme.es.", "juan@acme.es", null)]
    [TestCase("juan@acme.es,", "juan@acme.es", null)]
    [TestCase("juan＠acme。es", "juan@acme.es", null)]
    [TestCase("juan@acme.es (Juan Pérez)", "juan@acme.es", "Juan Pérez")]
    [TestCase("\u200Bjuan@acme.es\u00A0", "juan@acme.es", null)]
    [TestCase("juan@acme.es", "juan@acme.es", null)]
    public void Parse_AddressAmongOtherThings_IsFound(string text, string address, string? name) => Assert.That(EmailText.Parse(text), Is.EqualTo(new FoundEmail(address, name)));

    [TestCase("Juan@ACME.es", "Juan@acme.es")]
    [TestCase("JUAN@ACME.ES", "juan@acme.es")]
    [TestCase("info@xn--bcher-kva.example", "info@bücher.example")]
    [TestCase("info@XN--BCHER-KVA.example", "info@bücher.example")]
    [TestCase("Juan.Perez@acme.es", "Juan.Perez@acme.es")]
    [TestCase("no address", "no address")]
    public void Normalise_Address_IsWrittenAsOthersDo(string address, string normal)
    {
        Assert.That(EmailText.Normalise(address), Is.EqualTo(normal));
        Assert.That(EmailText.Normalise(normal), Is.EqualTo(normal));
        Assert.That(EmailText.Key(normal), Is.EqualTo(EmailText.Key(address)));
    }

    [Test]
    public void Ascii_DomainInLetters_IsPunycode()
    {
        Assert.That(EmailText.Ascii("info@bücher.example"), Is.EqualTo("info@xn--bcher-kva.example"));
        Assert.That(EmailText.Key("INFO@Bücher.example"), Is.EqualTo(EmailText.Key("info@xn--bcher-kva.example")));
    }

    [TestCase("John <john@x.org>, mary@x.org", "John <john@x.org>|mary@x.org")]
    [TestCase("Doe, John <john@x.org>", "Doe, John <john@x.org>")]
    [TestCase("\"Doe; John\" <john@x.org>", "\"Doe; John\" <john@x.org>")]
    [TestCase("a@x.org ::: b@x.org", "a@x.org|b@x.org")]
    [TestCase("a@x.org;b@x.org\nc@x.org", "a@x.org|b@x.org|c@x.org")]
    public void Split_Cell_PartsAddresses(string cell, string parts) => Assert.That(string.Join('|', EmailText.Split(cell)), Is.EqualTo(parts));
}
