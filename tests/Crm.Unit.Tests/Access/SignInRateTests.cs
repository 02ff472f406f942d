using System.Net;
using Crm.Access.Security;
using Microsoft.Extensions.Configuration;

namespace Crm.Unit.Tests.Access;

/// <summary>What comes from one network is bounded, at each door apart.</summary>
public sealed class SignInRateTests
{
    [Test]
    public void Allows_ProgramsThatAskForTokens_LeavePeopleTheirSignIns()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Crm:SignIn:PerMinute", "1"), new("Crm:OAuth:PerMinute", "2")]).Build();
        using var rate = new SignInRate(settings);
        var office = IPAddress.Parse("192.0.2.7");

        var programs = Enumerable.Range(0, 3).Select(_ => rate.Allows(SignInDoor.Programs, office)).ToList();
        var people = Enumerable.Range(0, 2).Select(_ => rate.Allows(SignInDoor.People, office)).ToList();

        Assert.That(programs, Is.EqualTo(new[] { true, true, false }));
        Assert.That(people, Is.EqualTo(new[] { true, false }));
        Assert.That(rate.Allows(SignInDoor.People, IPAddress.Parse("192.0.2.8")), Is.True, "another network has its own");
    }
}
