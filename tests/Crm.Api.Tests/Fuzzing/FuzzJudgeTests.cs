using System.Net;
using System.Text;
using System.Text.Json;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>The judge of the fuzzer sees what it is there to see.</summary>
public sealed class FuzzJudgeTests
{
    private static readonly FuzzCall Call = new(new ApiOperation("GetThing", HttpMethod.Get, "/api/v1/things", [], ContentType: null, Body: null), "made up", "/api/v1/things?q=Npgsql");

    [Test]
    public void AProperProblem_HasNoFault() => Assert.That(Faults(Problem(400, "The request was refused")), Is.Empty);

    [Test]
    public void AFailure_IsSeen() => Assert.That(Faults(Problem(500, "Something")), Does.Contain("answered 500"));

    [Test]
    public void AnErrorThatIsNoProblem_IsSeen() => Assert.That(Faults(Answer(404, "text/plain", "Not found")).Single(), Does.Contain("not as a problem document"));

    [Test]
    public void AProblemWithAnotherStatus_IsSeen() => Assert.That(Faults(Problem(400, "x", says: 409)).Single(), Does.Contain("says 409"));

    [TestCase("   at Crm.Contacts.Features.GetThing")]
    [TestCase("SQLite Error 19")]
    [TestCase("System.Private.CoreLib")]
    public void TheInside_IsSeen(string inside) => Assert.That(Faults(Problem(400, inside)), Has.Some.StartsWith("shows the inside"));

    [Test]
    public void WhatTheCallerSaid_IsNotTheInside() => Assert.That(Faults(Problem(400, "There is no Npgsql here")), Is.Empty);

    [Test]
    public void AForeignSecret_IsSeen() => Assert.That(Faults(Answer(200, "application/json", "{\"name\":\"KryptonixHolding\"}")).Single(), Does.StartWith("shows what the caller may not see"));

    [Test]
    public void AnInjectedHeader_IsSeen() =>
        Assert.That(Faults(Answer(200, "application/json", "{}", (Hostile.InjectedHeader, "yes"))).Single(), Does.Contain("brought in"));

    [Test]
    public void APage_IsSeen() => Assert.That(Faults(Answer(200, "text/html", "<p>")).Single(), Is.EqualTo("is a page"));

    private static List<string> Faults(Answer answer) => [.. FuzzJudge.Faults(Call, answer, FuzzWorld.Secrets)];

    private static Answer Problem(int status, string detail, int? says = null) => Answer(
        status, "application/problem+json", JsonSerializer.Serialize(new { type = "t", title = "t", status = says ?? status, detail, instance = "/", traceId = "1", code = "c" }));

    private static Answer Answer(int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase);
        all["X-Content-Type-Options"] = "nosniff";
        return new Answer((HttpStatusCode)status, Encoding.UTF8.GetBytes(body), contentType, all);
    }
}
