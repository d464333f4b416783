// The to-do list API in Go's standard library alone, with a file of JSON.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

type item struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Done      bool   `json:"done"`
	CreatedAt string `json:"createdAt"`
}

var (
	lock  sync.Mutex
	items []item // oldest first
	file  = filepath.Join(os.Getenv("DATA_DIR"), "todos.json")
)

func save() error {
	text, err := json.Marshal(items)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, status int, why string) {
	answer(w, status, map[string]string{"error": why})
}

func badTitle(w http.ResponseWriter) {
	answer(w, 422, map[string]any{"errors": []map[string]string{{"field": "title", "message": "1 to 200 characters"}}})
}

func titleOf(body map[string]any) (string, bool) {
	title, ok := body["title"].(string)
	length := utf8.RuneCountInString(title)
	return title, ok && length >= 1 && length <= 200
}

func find(id string) int {
	for i := range items {
		if items[i].ID == id {
			return i
		}
	}
	return -1
}

func create(w http.ResponseWriter, body map[string]any) {
	title, ok := titleOf(body)
	if !ok {
		badTitle(w)
		return
	}
	bytes := make([]byte, 12)
	rand.Read(bytes)
	made := item{ID: hex.EncodeToString(bytes), Title: title, CreatedAt: time.Now().UTC().Format(time.RFC3339)}
	items = append(items, made)
	if save() != nil {
		refuse(w, 500, "not saved")
		return
	}
	w.Header().Set("Location", "/todos/"+made.ID)
	answer(w, 201, made)
}

func list(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	limit := 20
	if text := query.Get("limit"); text != "" {
		number, err := strconv.Atoi(text)
		if err != nil || number < 1 || number > 100 {
			refuse(w, 400, "limit is a number from 1 to 100")
			return
		}
		limit = number
	}
	from := len(items) - 1
	if cursor := query.Get("cursor"); cursor != "" {
		from = find(cursor) - 1
	}
	page, next := []item{}, any(nil)
	for i := from; i >= 0; i-- {
		status := query.Get("status")
		if status != "" && items[i].Done != (status == "done") {
			continue
		}
		if len(page) == limit {
			next = page[limit-1].ID
			break
		}
		page = append(page, items[i])
	}
	answer(w, 200, map[string]any{"items": page, "nextCursor": next})
}

func change(w http.ResponseWriter, at int, body map[string]any) {
	changed := items[at]
	if _, given := body["title"]; given {
		title, ok := titleOf(body)
		if !ok {
			badTitle(w)
			return
		}
		changed.Title = title
	}
	if done, ok := body["done"].(bool); ok {
		changed.Done = done
	}
	items[at] = changed
	save()
	answer(w, 200, changed)
}

func handle(w http.ResponseWriter, r *http.Request) {
	lock.Lock()
	defer lock.Unlock()
	body := map[string]any{}
	if r.Method == http.MethodPost || r.Method == http.MethodPatch {
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			refuse(w, 400, "the body is not a JSON object")
			return
		}
	}
	id := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/todos"), "/")
	switch {
	case id == "" && r.Method == http.MethodPost:
		create(w, body)
	case id == "" && r.Method == http.MethodGet:
		list(w, r)
	case find(id) < 0:
		refuse(w, 404, "not found")
	case r.Method == http.MethodGet:
		answer(w, 200, items[find(id)])
	case r.Method == http.MethodPatch:
		change(w, find(id), body)
	case r.Method == http.MethodDelete:
		at := find(id)
		items = append(items[:at], items[at+1:]...)
		save()
		w.WriteHeader(204)
	default:
		refuse(w, 405, "method not allowed")
	}
}

func main() {
	if text, err := os.ReadFile(file); err == nil {
		json.Unmarshal(text, &items)
	}
	http.HandleFunc("/todos", handle)
	http.HandleFunc("/todos/", handle)
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}
