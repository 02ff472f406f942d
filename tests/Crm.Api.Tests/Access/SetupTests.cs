using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Crm.Platform.Modules;
using Crm.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>How the first person comes in where nobody is yet. Writes to the console of the process, so it runs alone.</summary>
[NonParallelizable]
[Category("AnyEngine")]
public sealed partial class SetupTests
{
    [Test]
    public async Task SetUp_WithTheLinkOfTheLog_MakesTheFirstAdministratorOnce()
    {
        var log = new Log();
        var host = await CrmHost.StartEmpty(b => b.Logging.AddProvider(log));
        await using (host)
        {
            using var client = host.Anonymous();
            var before = await client.Session();
            var link = Link().Match(log.Lines.Single(l => l.Contains("/setup?token=", StringComparison.Ordinal)));
            var body = new { token = link.Groups["token"].Value, name = "Ada", email = "ada@first.example", password = "the very first one" };

            var wrong = await client.Post("/api/v1/session/setup", new { token = "guessed", body.name, body.email, body.password });
            var weak = await client.Post("/api/v1/session/setup", new { body.token, body.name, body.email, password = "short" });
            var done = await client.Post("/api/v1/session/setup", body);
            await client.Session();
            var again = await client.Post("/api/v1/session/setup", body);

            Assert.That((bool)before["setupRequired"]!, Is.True);
            Assert.That(before["demoUsers"]!.AsArray(), Is.Empty);
            Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.BadRequest, "setup_link_invalid")));
            Assert.That(weak.Json["errors"]!["password"], Is.Not.Null, weak.Text);
            Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);
            Assert.That((string)done.Json["user"]!["role"]!, Is.EqualTo("administrator"));
            Assert.That((bool)done.Json["setupRequired"]!, Is.False);
            Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "already_set_up")));
            Assert.That((await client.Get("/api/v1/users")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task SetUp_WithAnAdministratorInTheSettings_LogsNoLink()
    {
        var log = new Log();
        var host = await CrmHost.StartEmpty(b =>
        {
            b.Logging.AddProvider(log);
            Set(b.Configuration, "ada@first.example", "the very first one");
        });
        await using (host)
        {
            using var client = host.Anonymous();

            var answer = await client.SignIn("ada@first.example", "the very first one");

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(log.Lines.Where(l => l.Contains("token=", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [TestCase("ada@first.example", "short")]
    [TestCase("ada@first.example", null)]
    [TestCase(null, "the very first one")]
    public void SetUp_WithHalfAnAdministratorInTheSettings_DoesNotStart(string? email, string? password) =>
        Assert.ThrowsAsync<InvalidOperationException>(() => CrmHost.StartEmpty(b => Set(b.Configuration, email, password)));

    [Test]
    public async Task OperatorVerbs_CreateAUserAndAKey_AndPrintTheSecrets()
    {
        var host = await CrmHost.StartEmpty();
        await using (host)
        {
            var (userCode, password) = await Run(host, "user create", ("name", "Ada"), ("email", "ada@first.example"), ("role", "administrator"));
            var (keyCode, key) = await Run(host, "api-key create", ("name", "Shop"), ("role", "marketer"), ("scopes", "contacts:read"), ("days", "30"));
            using var client = host.Anonymous();
            using var program = host.Anonymous();
            program.UseKey(key);

            Assert.That((userCode, keyCode), Is.EqualTo((0, 0)));
            Assert.That((await client.SignIn("ada@first.example", password)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await program.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await Run(host, "api-key create", ("name", "Shop"), ("role", "no-such-role"))).Code, Is.EqualTo(2));
            Assert.That((await Run(host, "api-key create", ("name", "Shop"))).Code, Is.EqualTo(2));
            Assert.That((await Run(host, "api-key create", ("name", "Shop"), ("role", "marketer"), ("scopes", "nonsense"))).Code, Is.EqualTo(1));
        }
    }

    private static async Task<(int Code, string Output)> Run(CrmHost host, string verb, params (string Name, string Value)[] options)
    {
        var code = -1;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var (usualOutput, usualError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            await host.InScope(async s => code = await s.GetServices<IOperatorVerb>().Single(v => v.Name == verb)
                .Run(s, options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal), CancellationToken.None));
        }
        finally
        {
            Console.SetOut(usualOutput);
            Console.SetError(usualError);
        }

        return (code, output.ToString().Trim());
    }

    private static void Set(IConfigurationManager configuration, string? email, string? password) => configuration.AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Crm:Admin:Email"] = email, ["Crm:Admin:Password"] = password });

    [GeneratedRegex(@"^.* (?<address>https?://\S+)/setup\?token=(?<token>[0-9A-Za-z]{43})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
