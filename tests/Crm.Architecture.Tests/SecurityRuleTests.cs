using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>What must be done in one guarded place is done nowhere else.</summary>
public sealed partial class SecurityRuleTests
{
    private static readonly List<(string Path, string Text)> Sources =
        [.. Repository.Files(".cs", "backend").Select(p => (Repository.Relative(p), File.ReadAllText(p)))];

    [Test]
    public void ConnectionsToTheOutside_GoThroughTheGuard() => Check(
        Connections(),
        new(StringComparer.Ordinal) { ["backend/Crm.Platform/Outbound/GuardedHttp.cs"] = "the guard itself" },
        "Take IHttpClientFactory.CreateClient(GuardedHttp.Client): it checks the address that it connects to.");

    [Test]
    public void Redirects_LeadIntoTheApplication() => Check(
        Redirects(), new(StringComparer.Ordinal), "Pass the address through LocalAddress.Of on the same line.", line => line.Contains("LocalAddress.Of(", StringComparison.Ordinal));

    [Test]
    public void Secrets_AreComparedInConstantTime() => Check(
        Comparisons(), new(StringComparer.Ordinal), "Compare bytes with CryptographicOperations.FixedTimeEquals, or look the hash up in the database.");

    [Test]
    public void SecretsAndTokens_ComeFromACryptographicSource() => Check(
        Randoms(), new(StringComparer.Ordinal) { ["backend/Crm.Platform/Mailing/MailSender.cs"] = "spreads retries in time; nothing depends on its not being known" }, "Random can be foretold: take RandomNumberGenerator, or Secrets.New.");

    [Test]
    public void Logs_NeverCarryTheValuesOfStatements() => Check(Sensitive(), new(StringComparer.Ordinal), "Values of statements are values of customers.");

    [Test]
    public void RawSql_IsNeverPutTogetherFromTexts() => Check(
        TogetherPut(), new(StringComparer.Ordinal), "Use the form that makes parameters of what is put in.");

    private static void Check(Regex pattern, Dictionary<string, string> allowed, string rule, Func<string, bool>? isFine = null) =>
        AllowList.Check(
            from source in Sources
            where source.Text.Split('\n').Any(line => pattern.IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && isFine?.Invoke(line) != true)
            select source.Path,
            allowed,
            rule);

    [GeneratedRegex(@"\bnew (HttpClient|SocketsHttpHandler|HttpClientHandler|TcpClient)\b|\bCreateClient\((?!GuardedHttp\.Client)|SocketsHttpHandler Handler", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Connections();

    [GeneratedRegex(@"\b(Results|TypedResults|Response)\.(Local)?Redirect\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redirects();

    // Hashes of secrets of 256 bits may be looked up; whatever a caller sends must not be compared as text.
    [GeneratedRegex(@"\b\w*(Secret|Signature|Totp|Otp|Verifier)\w*\s*(==|!=)\s*(?!null\b)\w|\b\w+\s*(==|!=)\s*\w*(Secret|Signature)\b|(Secret|Signature|Totp)\w*\.(Equals|SequenceEqual)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparisons();

    [GeneratedRegex(@"\bnew Random\(|\bRandom\.Shared\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Randoms();

    [GeneratedRegex(@"EnableSensitiveDataLogging|IncludeErrorDetails|UseDeveloperExceptionPage", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"(FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync|SqlQueryRaw<\w+>)\(\s*\$""[^""]*\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TogetherPut();
}
