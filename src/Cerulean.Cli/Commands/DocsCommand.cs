using System.CommandLine;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean docs: the documents of a run.</summary>
internal static class DocsCommand
{
    private const int DefaultPageSize = 1000;

    public static Verb Create(Terminal terminal)
    {
        var (run, store) = (new RunArgument(), new StoreOption());
        var form = new Option<string?>("--as") { HelpName = "events|pages", Description = "Rows one by one, or in pages; without it exactly as accepted" };
        form.AcceptOnlyFromAmong("events", "pages");
        var size = new CountOption("--page-size") { HelpName = "N", Description = $"Rows of a page with --as pages, default {DefaultPageSize}" };
        size.Validators.Add(result =>
        {
            if (result.GetValue(form) != "pages") result.AddError("--page-size goes with --as pages.");
        });
        var strict = new Option<bool>("--strict") { Description = "Refuse numbers that are not finite, which JSON has no word for" };
        var fields = new FieldsOption("Only these fields of rows, and what belongs to them");
        var filling = new Filling();
        var original = new Option<bool>("--original") { Description = "As they were accepted: before files moved and metadata were corrected" };
        var verb = new Verb("docs", "Print the documents of a run as JSON lines: [\"name\", {…}].")
        {
            Examples =
            [
                ("cerulean docs -1", "the newest run, exactly as it was accepted"),
                ("cerulean docs 42 --as pages --page-size 500", "rows in pages"),
                ("cerulean docs -1 --fill --hash --root-map /data=/mnt/disk2", "what is in its files, which were moved"),
            ],
        };
        verb.Add(run);
        verb.Add(form);
        verb.Add(size);
        verb.Add(fields);
        filling.AddTo(verb);
        verb.Add(strict);
        verb.Add(original);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            var found = run.Find(parsed, opened, terminal);
            if (parsed.GetValue(original)) found = found.AsAccepted();
            var granularity = parsed.GetValue(form) switch { "events" => Granularity.Events, "pages" => Granularity.Pages, _ => Granularity.Accepted };
            var (pageSize, chosen) = (parsed.GetValue(size) ?? DefaultPageSize, fields.Of(parsed));
            if (filling.IsAsked(parsed)) filling.Run(parsed, opened, found, granularity, pageSize, chosen, terminal, documents => Write(documents, parsed.GetValue(strict), terminal.Out));
            else Write(Documents(opened, found, granularity, pageSize, chosen), parsed.GetValue(strict), terminal.Out);
            return Exit.Good;
        });
        return verb;
    }

    // The handlers of files are not loaded for documents as they are.
    private static IEnumerable<Document> Documents(DocumentStore store, Run run, Granularity granularity, int pageSize, string[]? fields) => fields is null
        ? run.Documents(granularity, pageSize)
        : new EventSource(store).Docs(run, null, fields, fill: false, granularity, pageSize);

    private static void Write(IEnumerable<Document> documents, bool strict, Output output)
    {
        using var writer = new DocumentWriter();
        foreach (var document in documents)
        {
            if (strict && FindNonFinite(document.ToJson(), "$") is { } place)
                throw new CommandException($"{document.Name.ToText()} {place}: a number that is not finite has no JSON; leave --strict away, or read NaN, Infinity and -Infinity.");
            writer.Write(document, output);
            output.EndLine();
        }
    }

    private static string? FindNonFinite(JsonValue value, string path) => value switch
    {
        { Kind: JsonKind.Float } => double.IsFinite(value.AsDouble()) ? null : path,
        { ObjectOrNull: { } map } => map.Select(member => FindNonFinite(member.Value, $"{path}.{member.Key}")).FirstOrDefault(place => place is not null),
        { Kind: JsonKind.Array } => Enumerable.Range(0, value.Count).Select(i => FindNonFinite(value[i], $"{path}[{i}]")).FirstOrDefault(place => place is not null),
        _ => null,
    };
}
