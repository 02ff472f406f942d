using Crm.Access.Security;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

/// <summary>Passkeys belong to the public address; on one's own machine to localhost, whichever the port.</summary>
public sealed class PasskeyAddressTests
{
    [TestCase("https://crm.example.com", "crm.example.com")]
    [TestCase("https://crm.example.com:8443/", "crm.example.com")]
    [TestCase("http://localhost:5080", "localhost")]
    [TestCase("http://127.0.0.1:5080", "localhost")]
    [TestCase("http://[::1]:5080", "localhost")]
    public void Domain_OfAnAddress_IsAName(string address, string domain) => Assert.That(new PasskeyAddress(address).Domain, Is.EqualTo(domain));

    [TestCase("https://crm.example.com", "https://crm.example.com", true)]
    [TestCase("https://crm.example.com", "https://CRM.example.com", true)]
    [TestCase("https://crm.example.com", "https://crm.example.com:443", false)]
    [TestCase("https://crm.example.com", "http://crm.example.com", false)]
    [TestCase("https://crm.example.com", "https://crm.example.com/", false)]
    [TestCase("https://crm.example.com", "https://app.crm.example.com", false)]
    [TestCase("https://crm.example.com", "http://localhost:5080", false)]
    [TestCase("https://crm.example.com:8443", "https://crm.example.com:8443", true)]
    [TestCase("https://crm.example.com:8443", "https://crm.example.com", false)]
    [TestCase("http://localhost:5080", "http://localhost:5173", true)]
    [TestCase("http://127.0.0.1:5080", "http://localhost:5080", true)]
    [TestCase("http://localhost:5080", "http://127.0.0.1:5080", false)]
    [TestCase("http://localhost:5080", "http://localhost.evil.example", false)]
    [TestCase("http://localhost:5080", "https://evil.example", false)]
    [TestCase("http://localhost:5080", "null", false)]
    [TestCase("http://localhost:5080", null, false)]
    public void Allows_AnOrigin_OfTheAddressAlone(string address, string? origin, bool isAllowed) => Assert.That(new PasskeyAddress(address).Allows(origin), Is.EqualTo(isAllowed));
}
