using System.Text;
using Crm.Kernel;
using Crm.Platform.Imports.Files;
using Microsoft.AspNetCore.Http;

namespace Crm.Unit.Tests.Imports;

/// <summary>Whatever comes in, there is an answer: rows, rows with problems, or a refusal that says why. Never a crash, never a hang.</summary>
[Category("S4")]
public sealed class FileFuzzTests
{
    private const int Rounds = 400;

    private static readonly byte[][] Seeds =
    [
        "name,city\nJosé,\"Mála\nga\"\nx,y\n"u8.ToArray(),
        Encoding.Unicode.GetBytes("имя;город\nИван;Омск\n"),
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91;a\nPHOTO;BASE64:\n AAAA\n\nADR;HOME:;;a;b;c;d;e\nBEGIN:VCARD\nFN:x\nEND:VCARD\nEND:VCARD\n"u8.ToArray(),
        Workbook.Of(("S", Workbook.Row(1, Workbook.Text("A1", "a"), Workbook.Text("B1", "b")) + Workbook.Row(2, Workbook.Number("A2", "1", 1), Workbook.Text("B2", "x")), "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>")),
    ];

    [Test]
    public void Look_SpoiltFiles_AlwaysHaveAnAnswer()
    {
        var dice = new Random(20261122);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Spoil(Seeds[i % Seeds.Length], dice);
            Assert.That(() => ReadAll(bytes), Throws.Nothing, () => Convert.ToBase64String(bytes));
        }
    }

    [Test]
    public void Look_EveryBeginningOfAFile_HasAnAnswer()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length < seed.Length; length += seed.Length > 500 ? 13 : 1)
            {
                var part = seed[..length];
                Assert.That(() => ReadAll(part), Throws.Nothing, () => Convert.ToBase64String(part));
            }
        }
    }

    [Test]
    public void Look_RandomBytes_HaveAnAnswer()
    {
        var dice = new Random(7);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = new byte[dice.Next(1, 3000)];
            dice.NextBytes(bytes);
            Assert.That(() => ReadAll(bytes), Throws.Nothing, () => Convert.ToBase64String(bytes));
        }
    }

    private static byte[] Spoil(byte[] seed, Random dice)
    {
        var bytes = seed.ToList();
        for (var i = dice.Next(1, 8); i > 0 && bytes.Count > 2; i--)
        {
            var at = dice.Next(bytes.Count);
            switch (dice.Next(4))
            {
                case 0:
                    bytes[at] = (byte)dice.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, dice.Next(1, 20)));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.Skip(dice.Next(bytes.Count)).Take(10).ToList());
                    break;
                default:
                    bytes.Insert(at, (byte)"\"\n\r;,:=\0"[dice.Next(8)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            using var file = new MemoryStream(bytes);
            using var source = new ImportSource(file, FileLook.Look(file, new FileChoices()));
            while (source.Read(100).Count > 0)
            {
            }
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidInputException)
        {
            // A refusal is an answer.
        }
    }
}
