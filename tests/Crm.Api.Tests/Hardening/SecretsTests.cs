using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>
/// Runs what people and programs do with marked secrets and marked personal values, and then looks for the marks: in everything that was
/// logged, and for secrets in the bytes of the data folder.
/// </summary>
[Category("AnyEngine")]
public sealed class SecretsTests : HostFixture
{
    private const string Personal = "Mxqzperson";
    private readonly LogKeeper log = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        // The product's own code at its most talkative; the framework as it is shipped.
        b.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)
            .AddFilter<LogKeeper>("Crm", LogLevel.Trace).AddFilter<LogKeeper>("Microsoft", LogLevel.Warning).AddFilter<LogKeeper>("System", LogLevel.Warning)
            .AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(category: null, LogLevel.Error);
    });

    [Test]
    public async Task SecretsAndPersonalValues_AreNeverLogged_AndSecretsNeverStoredInClear()
    {
        var secrets = await UseSecrets();
        await UsePersonalValues();
        await Fail();

        var logged = log.Everything;
        Assert.Multiple(() =>
        {
            Assert.That(log.Count, Is.Positive, "something was logged at all");
            foreach (var (what, secret) in secrets)
            {
                Assert.That(logged.Contains(secret, StringComparison.Ordinal), Is.False, $"{what} was logged");
                Assert.That(Stored(secret), Is.Empty, $"{what} is stored in clear");
            }

            Assert.That(Lines(logged, Personal), Is.Empty);
            Assert.That(Lines(logged, "+34911223344"), Is.Empty);
        });
    }

    private async Task<List<(string What, string Secret)>> UseSecrets()
    {
        const string Right = "Qz7-right-marked-password", Wrong = "Qz7-wrong-marked-password";
        var role = await TestRoles.BuiltIn(Admin, "sales-manager");
        var user = await Admin.Post("/api/v1/users", new { name = "Marked", email = "marked@secrets.example", password = Right, roleId = role });
        Assert.That(user.Status, Is.EqualTo(HttpStatusCode.Created), user.Text);
        using var browser = Host.Anonymous();
        var refused = await browser.SignIn("marked@secrets.example", Wrong);
        var signedIn = await browser.SignIn("marked@secrets.example", Right);
        Assert.That((refused.Status, signedIn.Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
        var cookie = signedIn.Headers["Set-Cookie"].Split("crm_session=")[1].Split(';')[0];
        var csrf = (string)(await browser.Session())["antiforgeryToken"]!;
        await browser.Post("/api/v1/contacts", new { familyName = "Written with a session" });

        var made = await Admin.Post("/api/v1/api-keys", new { name = "Marked", roleId = role }, ("Idempotency-Key", "marked-once"));
        var key = (string)made.Json["key"]!;
        using var program = Host.Anonymous();
        program.UseKey(key);
        await program.Create("contacts", new { familyName = "Written with a key" });
        await program.Get("/api/v1/contacts?sort=nonsense");
        using var guesser = Host.Anonymous();
        guesser.UseKey("crm_QzGuessedMarkedKey0123456789");
        await guesser.Get("/api/v1/contacts");
        using var setter = Host.Anonymous();
        await setter.Session();
        await setter.Post("/api/v1/session/setup", new { token = "QzMarkedSetUpToken", name = "A", email = "a@secrets.example", password = Right });
        return [("a password", Right), ("a wrong password", Wrong), ("a session cookie", cookie), ("an anti-forgery token", csrf), ("an API key", key), ("a wrong API key", "crm_QzGuessedMarkedKey0123456789"), ("a set-up token", "QzMarkedSetUpToken")];
    }

    private async Task UsePersonalValues()
    {
        var made = await Admin.Create("contacts", new
        {
            givenName = $"{Personal}given", familyName = $"{Personal}family", emails = new[] { new { address = $"{Personal}@secrets.example" } }, phones = new[] { new { number = "+34911223344" } }, notes = $"{Personal}note",
        });
        var path = $"/api/v1/contacts/{made["id"]}";
        await Admin.Patch(path, new { title = $"{Personal}title" });
        await Admin.Patch(path, new { title = $"{Personal}stale" }, ("If-Match", "\"v1\""));
        await Admin.Patch(path, new { nonsense = $"{Personal}member" });
        await Admin.Get($"/api/v1/contacts?q={Personal}&count=true");
        await Admin.Get($"/api/v1/contacts?{Personal}=1");
        await Admin.Get($"/api/v1/search?q={Personal}");
        await Admin.Get($"/api/v1/contacts/export?q={Personal}");
        await Admin.Get($"{path}/history");
        await Admin.Post("/api/v1/contacts", $"{{\"familyName\":\"{Personal}broken");
        await Admin.Upload("/api/v1/files", $"{Personal}.txt", Encoding.UTF8.GetBytes(Personal), ("recordType", "contact"), ("recordId", (string)made["id"]!));
        await Admin.Post("/api/v1/templates/preview", new { subject = "S", body = $"{Personal} {{{{contact.familyName}}}}", language = "en", recordType = "contact", recordId = (Guid)made["id"]! });
        await Admin.Import("contact", $"Family name,E-mail\n{Personal}row,{Personal}@secrets.example\n{Personal}bad,no address\n");
        await Admin.Delete(path);
        await Admin.Post($"{path}/restore");
    }

    // What fails inside must not bring the request into the log with it.
    private async Task Fail()
    {
        using var caller = await Host.As("sales-rep");
        await caller.Post("/api/v1/contacts/batch", new { operations = Enumerable.Range(0, 3).Select(i => new { op = "create", values = new { familyName = $"{Personal}{i}", accountId = Guid.CreateVersion7() } }) });
        await Host.InScope(s =>
        {
            s.GetRequiredService<ILogger<SecretsTests>>().LogInformation("The log is kept: {Number}", 1.ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
    }

    private IEnumerable<string> Stored(string secret)
    {
        foreach (var path in Directory.EnumerateFiles(Host.Database.Folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) >= 0)
            {
                yield return Path.GetFileName(path);
            }
        }
    }

    private static List<string> Lines(string text, string mark) => [.. text.Split('\n').Where(l => l.Contains(mark, StringComparison.OrdinalIgnoreCase)).Select(l => l[..Math.Min(l.Length, 300)])];

    private sealed class LogKeeper : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public int Count => lines.Count;

        public string Everything => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                // What a structured sink would keep beside the text counts too.
                var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
                lines.Enqueue($"{category}: {formatter(state, exception)} {values} {exception}");
            }
        }
    }
}
