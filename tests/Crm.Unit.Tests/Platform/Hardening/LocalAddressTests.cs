using Crm.Platform.Http;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform.Hardening;

/// <summary>Addresses to return to lead nowhere but into this application.</summary>
public sealed class LocalAddressTests
{
    [TestCase("/")]
    [TestCase("/contacts?q=a&next=https://evil.example")]
    [TestCase("/a//b")]
    public void APathOfOurs_IsKept(string given) => Assert.That(LocalAddress.Of(given), Is.EqualTo(given));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("contacts")]
    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("\\\\evil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("/\r\nLocation: https://evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase(" /contacts")]
    public void AnythingElse_IsTheStartPage(string? given) => Assert.That(LocalAddress.Of(given), Is.EqualTo("/"));
}
