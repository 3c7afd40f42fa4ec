namespace Cerulean.Documents.Schemas.Tests;

/// <summary>Facts of event, event_page and bulk_events, for <see cref="VerdictTests"/>.</summary>
internal static class EventFacts
{
    public const string Events = """
        - event $ null ; [] ; [1, 2] ; {} ; 1 ; "x" ; {"uid": "v"}
        - event uid ~ ; null ; 1
        - event descriptor ~ ; null ; 1
        + event time 0 ; 1e300 ; NaN ; Infinity ; 123456789012345678901234567890
        - event time ~ ; null ; "1" ; true ; [1.5]
        + event seq_num 0 ; -3 ; 2.0 ; 1e300 ; -0.0 ; 123456789012345678901234567890
        - event seq_num ~ ; null ; "1" ; 1.5 ; true ; NaN ; -Infinity ; [1]
        + event data {} ; {"x": null} ; {"a.b": 1} ; {"": 1} ; {"a/b": {"c.d": 1}} ; {"x": [[1, 2], [3, 4]]} ; {"x": {}}
        - event data ~ ; null ; [] ; 1 ; "x"
        + event timestamps {} ; {"x": null} ; {"a.b": "x"} ; {"": []}
        - event timestamps ~ ; null ; [] ; 0
        + event filled ~ ; {} ; {"x": true} ; {"x": "id"} ; {"a.b": false, "": ""}
        - event filled null ; [] ; false ; {"x": null} ; {"x": 0} ; {"x": 1.5} ; {"x": []} ; {"x": {}}
        - event extra 1 ; null ; {}
        - event run_start "s"
        - event a.b 1
        """;

    public const string Pages = """
        - event_page $ null ; [] ; {} ; 1 ; {"uid": []}
        + event_page uid [] ; ["a"] ; ["a", "b", "c"]
        - event_page uid ~ ; null ; "a" ; [1] ; ["a", null] ; [[]] ; {} ; [1.5, 2] ; [true]
        - event_page descriptor ~ ; null ; 1 ; ["d"]
        + event_page time [] ; [1] ; [1.5, 2] ; [NaN, Infinity] ; [123456789012345678901234567890]
        - event_page time ~ ; null ; 1.5 ; ["a"] ; [1.5, "a"] ; [true, false] ; [1, true] ; [null] ; [[1]] ; [[1.5, 2.5]] ; {}
        + event_page seq_num [] ; [1] ; [1.0, 2.0] ; [1, 2.0] ; [-1, 0] ; [1e300] ; [123456789012345678901234567890, 1] ; [2.0, 1e300]
        - event_page seq_num ~ ; null ; 1 ; [1.5] ; [1.0, 1.5] ; [1, 1.5] ; ["1"] ; [null] ; [true] ; [1, true] ; [NaN] ; [1.0, Infinity] ; [[1]] ; [[1, 2], [3, 4]] ; {}
        + event_page data {} ; {"x": []} ; {"a.b": [1]} ; {"": [null, "x", {}]} ; {"x": [[1, 2], [3, 4]]} ; {"x": [{"a.b": 1}], "y": []}
        - event_page data ~ ; null ; [] ; {"x": 1} ; {"x": null} ; {"x": {}} ; {"x": "abc"} ; {"x": [], "y": 1.5}
        + event_page timestamps {} ; {"x": ["y"]} ; {"x": [1.5], "y": []}
        - event_page timestamps ~ ; null ; [] ; {"x": 5} ; {"x": null}
        + event_page filled ~ ; {} ; {"x": []} ; {"x": [true, false]} ; {"x": ["a", true]} ; {"x": ["a"]} ; {"a.b": [false]}
        - event_page filled null ; [] ; {"x": true} ; {"x": [0]} ; {"x": [null]} ; {"x": [0, 0]} ; {"x": [1.5]} ; {"x": [false, 1]} ; {"x": [[false]]} ; {"x": [[true, true]]} ; {"x": {}}
        - event_page extra 1 ; null ; []
        """;

    public const string Bulk = """
        + bulk_events $ {} ; {"d": []} ; {"": []} ; {"a.b": []}
        - bulk_events $ null ; [] ; 1 ; "x" ; true
        - bulk_events d null ; 1 ; {} ; "x" ; [1] ; [null] ; [{}] ; [[]] ; [[1, 2], [3, 4]]
        - bulk_events d>0>uid ~ ; null ; 1
        - bulk_events d>0>descriptor ~ ; null ; 1
        - bulk_events d>0>data ~ ; null ; []
        - bulk_events d>0>timestamps ~ ; null ; []
        - bulk_events d>0>time ~ ; null ; "1" ; true
        + bulk_events d>0>time 1 ; NaN
        - bulk_events d>0>seq_num ~ ; null ; 1.5 ; true ; "1"
        + bulk_events d>0>seq_num 2.0 ; -1 ; 123456789012345678901234567890
        + bulk_events d>0>filled ~ ; {} ; {"x": null} ; {"x": 1.5} ; {"x": []}
        - bulk_events d>0>filled null ; [] ; true
        - bulk_events d>0>extra 1
        - bulk_events other [{}]
        """;
}
